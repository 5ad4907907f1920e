import { expect, test } from "vitest";
import { composeDriver } from "../../src/cli/compose.ts";
import { Context } from "../../src/cli/context.ts";
import { processWorld } from "../../src/cli/world.ts";

test.each(["never", "0", "-1", "Infinity"])("a deadline factor of %s is refused, by its name", (factor) => {
  const world = { ...processWorld("/devorch"), env: { DEVORCH_DEADLINE_FACTOR: factor } };
  const context = new Context(world, { debug: false, json: false });
  expect(() => composeDriver("multipass", context)).toThrow(
    expect.objectContaining({ exitCode: 3, message: expect.stringContaining("DEVORCH_DEADLINE_FACTOR") }),
  );
});
