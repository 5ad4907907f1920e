import { expect, test } from "vitest";
import { forward } from "../../src/ssh/forward.ts";
import type { Session } from "../../src/ssh/session.ts";

test("a forward closes well when its ssh was ended with it, as Ctrl-C on a terminal does", async () => {
  let fail = (_: Error) => {};
  const session = {
    async control(request: string) {
      if (request === "cancel") fail(new Error("DEV-604"));
      return { exitCode: 0, stderr: "" };
    },
    exec: () =>
      new Promise((_, reject) => {
        fail = reject;
      }),
  };
  const { closed, close } = await forward(session as unknown as Session, 8080, 80);
  await close();
  await expect(closed).resolves.toBeUndefined();
});
