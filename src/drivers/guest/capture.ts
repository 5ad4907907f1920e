import { StringDecoder } from "node:string_decoder";
import type { Channel, ChannelCommand, ChannelResult } from "../../engine/ports.ts";

export interface Captured {
  ending: ChannelResult;
  stdout: string;
  stderr: string;
  /** Both, as they came. */
  tail: string;
}

const keptChars = 64 * 1024;

/** Runs a command in a guest and keeps the last 64 Ki characters of each stream. `onOutput` hears all of it. */
export async function capture(
  channel: Channel,
  instance: string,
  command: Omit<ChannelCommand, "onStdout" | "onStderr">,
  onOutput: (stream: "stdout" | "stderr", text: string) => void = () => {},
): Promise<Captured> {
  const kept = { stdout: "", stderr: "", tail: "" };
  const listen = (stream: "stdout" | "stderr") => {
    const decoder = new StringDecoder("utf8");
    const hear = (text: string) => {
      if (text === "") return;
      kept[stream] = (kept[stream] + text).slice(-keptChars);
      kept.tail = (kept.tail + text).slice(-keptChars);
      onOutput(stream, text);
    };
    return { push: (chunk: Uint8Array) => hear(decoder.write(chunk)), end: () => hear(decoder.end()) };
  };
  const [stdout, stderr] = [listen("stdout"), listen("stderr")];
  const ending = await channel.exec(instance, { ...command, onStdout: stdout.push, onStderr: stderr.push });
  stdout.end();
  stderr.end();
  return { ending, ...kept };
}

export function succeeded({ ending }: Captured): boolean {
  return ending.code === 0;
}

/** The last lines, indented, to stand under a message; empty when nothing was said. */
export function lastLines(text: string, lines = 15): string {
  const kept = text.trimEnd().split("\n").slice(-lines);
  return kept.join("") === "" ? "" : `\n${kept.map((line) => `  | ${line.slice(0, 300)}`).join("\n")}`;
}
