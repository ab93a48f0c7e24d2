/** The part of autocannon that we use; it brings no types. */
declare module "autocannon" {
  type Options = {
    url: string;
    /** Sent in turns by each connection. */
    requests: readonly { method: "GET" | "POST"; path: string; headers: Record<string, string>; body?: string }[];
    connections: number;
    /** Seconds. */
    duration: number;
  };
  type Result = {
    requests: { average: number; total: number };
    /** Milliseconds. */
    latency: { p99: number };
    "4xx": number;
    "5xx": number;
    errors: number;
  };
  export default function autocannon(options: Options): Promise<Result>;
}
