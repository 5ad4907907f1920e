import { replaceFile } from "./atomic.ts";
import type { Files } from "./files.ts";
import { fields, list, text } from "./shape.ts";

/** How a detached run was started, so that another process can go on with it. Not kept in the checkout, which may be somebody else's. */
export interface RunOrder {
  argv: readonly string[];
  cwd: string;
}

const shape = fields<RunOrder>({ argv: list(text), cwd: text });

export async function readOrder(files: Files, path: string): Promise<RunOrder | undefined> {
  try {
    const value: unknown = JSON.parse((await files.read(path)) ?? "");
    return shape(value, "") === undefined ? (value as RunOrder) : undefined;
  } catch {
    return undefined;
  }
}

export async function writeOrder(files: Files, path: string, order: RunOrder): Promise<void> {
  await replaceFile(files, path, `${JSON.stringify(order)}\n`);
}
