import manifest from "../package.json" with { type: "json" };

process.exitCode = run(process.argv.slice(2));

function run(argv: readonly string[]): number {
  if (argv.includes("--version")) process.stdout.write(`${manifest.version}\n`);
  return 0;
}
