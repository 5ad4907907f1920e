// Generated from schemas/devorch.schema.json by scripts/generate.mjs. Do not edit.
import type { ErrorObject } from "ajv";
import type { Config } from "./config-types.ts";

declare const validate: {
  (data: unknown): data is Config;
  /** What was wrong in the last call. */
  errors?: ErrorObject[] | null;
};
export default validate;
