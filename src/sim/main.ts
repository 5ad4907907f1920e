import { main } from "./client.ts";

process.exitCode = await main(process.argv.slice(2));
