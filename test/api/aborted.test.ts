import { expect, test } from "vitest";
import { apply, DevorchError, plan, run } from "../../src/api.ts";

test("a signal that was aborted before the call is told as any other interruption", async () => {
  const signal = AbortSignal.abort();
  for (const call of [plan({ signal }), apply({ signal }), run(["test"], { signal })]) {
    const error = await call.catch((error: unknown) => error);
    expect(error).toBeInstanceOf(DevorchError);
    expect(error).toMatchObject({ problems: [{ code: "DEV-590" }], exitCode: 130 });
  }
});
