import { expect, test } from "vitest";
import { outdatedFiles } from "../../scripts/generate.mjs";

test("the generated code is what the schemas give", async () => {
  expect(await outdatedFiles()).toEqual([]);
});
