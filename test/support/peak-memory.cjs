// Loaded by --require into what is measured: a line with the largest resident set, in KiB.
process.on("exit", () => {
  require("node:fs").appendFileSync(
    process.env.PEAK_MEMORY ?? "/dev/null",
    `${process.resourceUsage().maxRSS}\n`,
  );
});
