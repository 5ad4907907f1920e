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

test.each<{ told: NodeJS.Signals[]; heard: number; by: string; background?: boolean }>([
  { told: ["SIGHUP", "SIGHUP"], heard: 1, by: "a terminal that closes, of which several tell" },
  { told: ["SIGTERM", "SIGHUP"], heard: 1, by: "a logout" },
  { told: ["SIGHUP", "SIGTERM"], heard: 2, by: "who loses patience with what goes on without its terminal" },
  { told: ["SIGINT", "SIGINT"], heard: 2, by: "Ctrl-C, twice" },
  { told: ["SIGHUP"], heard: 0, by: "a terminal that closes, in the background", background: true },
  { told: ["SIGTERM", "SIGHUP"], heard: 1, by: "a logout, in the background", background: true },
])("interrupted $heard times by $by", ({ told, heard, background }) => {
  const world = processWorld(
    "/nowhere",
    background ? { run: "R", goesOn: false, started() {}, held() {} } : undefined,
  );
  let count = 0;
  const release = world.onInterrupt(() => {
    count += 1;
  });
  onTestFinished(release);
  for (const signal of told) process.emit(signal, signal);
  expect(count).toBe(heard);
});
