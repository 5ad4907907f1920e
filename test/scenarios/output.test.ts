import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { expect, test } from "vitest";
import { builtBin } from "../support/build.ts";

test.skipIf(!existsSync("/dev/full"))("output that cannot be written is an error, not a crash", async () => {
  const { devorch } = await builtBin();
  const { status, stderr } = spawnSync(
    "sh",
    ["-c", 'exec "$0" "$1" explain > /dev/full', process.execPath, devorch],
    { encoding: "utf8" },
  );
  expect(stderr).toBe("devorch: the output could not be written: ENOSPC: no space left on device, write\n");
  expect(status).toBe(1);
});

test("a reader that goes away ends nothing with an error", async () => {
  const { devorch } = await builtBin();
  const { stderr } = spawnSync("sh", ["-c", '"$0" "$1" explain | head -n 1', process.execPath, devorch], {
    encoding: "utf8",
  });
  expect(stderr).toBe("");
});
