// Generated from schemas/run-result.schema.json by scripts/generate.mjs. Do not edit.
import type { ErrorObject } from "ajv";
import type { RunResult } from "./run-result-types.ts";

declare const validate: {
  (data: unknown): data is RunResult;
  /** What was wrong in the last call. */
  errors?: ErrorObject[] | null;
};
export default validate;
