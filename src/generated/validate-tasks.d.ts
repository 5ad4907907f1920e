// Generated from schemas/tasks.schema.json by scripts/generate.mjs. Do not edit.
import type { ErrorObject } from "ajv";
import type { Tasks } from "./tasks-types.ts";

declare const validate: {
  (data: unknown): data is Tasks;
  /** What was wrong in the last call. */
  errors?: ErrorObject[] | null;
};
export default validate;
