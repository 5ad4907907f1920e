import { readdirSync, readFileSync } from "node:fs";

export interface Recording {
  name: string;
  argv: readonly string[];
  exit: number;
  stdout: string;
  stderr: string;
}

const folder = new URL("../recordings/", import.meta.url);

/** One call of the real Multipass 1.16.3, by its file's name without `.json`. */
export function recording(name: string): Recording {
  const { argv, exit, stdout, stderr } = JSON.parse(readFileSync(new URL(`${name}.json`, folder), "utf8"));
  return { name, argv: argv.slice(1), exit, stdout, stderr };
}

export function recordings(wanted: (recording: Recording) => boolean): Recording[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith(".json"))
    .map((file) => recording(file.slice(0, -".json".length)))
    .filter(wanted);
}
