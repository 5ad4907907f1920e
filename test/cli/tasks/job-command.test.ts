import { expect, test } from "vitest";
import { demandCommands } from "../../../src/cli/tasks/job-command.ts";
import type { Job } from "../../../src/core/tasks/expand-tasks.ts";

test("a standard input that cannot be read is told with its task, before anything runs", async () => {
  const source = { file: "devorch.yaml", line: 3, column: 5 };
  const job = (name: string, more: object) =>
    ({ id: `web.${name}`, task: { name, run: "cat", env: {}, source, ...more }, target: { env: {} } }) as Job;
  const jobs = [
    job("fed", { stdin: { file: "/nowhere/at/all" } }),
    job("fine", { stdin: { file: import.meta.filename } }),
  ];
  const reveal = async () => "cat";
  const problem = { code: "DEV-703", message: expect.stringContaining("input of fed"), source };
  await expect(demandCommands(jobs, reveal)).rejects.toMatchObject({ problems: [problem] });
  await expect(demandCommands(jobs.slice(1), reveal)).resolves.toBeUndefined();
});
