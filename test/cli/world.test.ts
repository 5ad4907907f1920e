import { expect, onTestFinished, test, vi } from "vitest";
import { processWorld } from "../../src/cli/world.ts";

test("a working directory that was deleted is missed by those alone who need it", () => {
  const gone = vi.spyOn(process, "cwd").mockImplementation(() => {
    throw Object.assign(new Error("ENOENT: no such file or directory, uv_cwd"), { code: "ENOENT" });
  });
  onTestFinished(() => gone.mockRestore());
  const world = processWorld("/nowhere");
  expect(() => world.cwd).toThrow(
    expect.objectContaining({ problems: [expect.objectContaining({ code: "DEV-120" })] }),
  );
});
