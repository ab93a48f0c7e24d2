/**
 * An answer that is written while it is made. When the reader goes away the making is told to stop, so that nothing is worked out for nobody.
 * @param onError told when the making fails; the connection then breaks off, since its head is gone already
 */
export function streamed(
  parts: AsyncGenerator<string | Uint8Array, void, undefined>,
  onError: (error: unknown) => void,
): ReadableStream {
  const encoder = new TextEncoder();
  let gone = false;
  return new ReadableStream(
    {
      async pull(controller) {
        try {
          const { done, value } = await parts.next();
          // Nobody takes what was being made when the reader went away.
          if (gone) return;
          if (done) controller.close();
          else controller.enqueue(typeof value === "string" ? encoder.encode(value) : value);
        } catch (error) {
          if (gone) return;
          onError(error);
          controller.error(error);
        }
      },
      async cancel() {
        gone = true;
        await parts.return();
      },
    },
    { highWaterMark: 0 },
  );
}
