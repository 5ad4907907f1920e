// Loaded by --require into a measured process.
process.on("exit", () => {
  const { user, system } = process.cpuUsage();
  require("node:fs").writeFileSync(process.env.DEVORCH_BENCH_REPORT ?? "", String((user + system) / 1000));
});
