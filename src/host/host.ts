import { type Answer, type Answers, factsOf, type HostFacts, questionsFor } from "../core/host/facts.ts";

/** The machine that devorch runs on. All but `run` only look. */
export interface Host {
  platform: string;
  architecture: string;
  root: boolean;
  /** The value of PATH. */
  searchPath: string;
  memoryBytes: number;
  /** Where an executable file of this name is, on PATH or in one of these further folders. */
  find(program: string, places: readonly string[]): Promise<string | undefined>;
  /** `undefined` when there is nothing at this path. */
  look(path: string): Promise<Answers["paths"][string] | undefined>;
  /** Free bytes of the file system of the first path that exists. */
  diskFree(paths: readonly string[]): Promise<number | undefined>;
  /** Runs a command that changes nothing. */
  ask(argv: readonly string[]): Promise<Answer>;
  /** Runs a command at the person's terminal. Returns its exit code, -1 when it did not end by itself. */
  run(argv: readonly string[]): Promise<number>;
}

/** All facts of a host, asked now. */
export async function hostFacts(host: Host): Promise<HostFacts> {
  return factsOf(await answersOf(host));
}

/** The same before they are understood. */
async function answersOf(host: Host): Promise<Answers> {
  const { platform, architecture, root, searchPath, memoryBytes } = host;
  const questions = questionsFor(platform);
  const [programs, paths, diskFreeBytes] = await Promise.all([
    known(questions.programs, (program) => host.find(program, questions.places)),
    known(questions.paths, (path) => host.look(path)),
    host.diskFree(questions.disks),
  ]);
  const asked = questions.commands.filter(([program = ""]) => program in programs);
  const commands = await Promise.all(
    asked.map(async ([program = "", ...args]) => [
      [program, ...args].join(" "),
      await host.ask([programs[program]!, ...args]),
    ]),
  );
  return {
    platform,
    architecture,
    root,
    searchPath,
    memoryBytes,
    ...(diskFreeBytes !== undefined && { diskFreeBytes }),
    programs,
    paths,
    commands: Object.fromEntries(commands),
  };
}

/** The answers that there are, by question. */
async function known<T>(
  questions: readonly string[],
  ask: (question: string) => Promise<T | undefined>,
): Promise<Record<string, T>> {
  const answers: Record<string, T> = {};
  for (const question of questions) {
    const answer = await ask(question);
    if (answer !== undefined) answers[question] = answer;
  }
  return answers;
}
