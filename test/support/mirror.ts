import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

/** An HTTP server of files. */
export interface Mirror {
  /** Shell text: host and port, as a guest in namespaces reaches it. */
  hostInGuest: string;
  put(path: string, content: string | Buffer): void;
  /** Paths, in order. */
  requests(): string[];
  stop(): void;
}

/** In a process of its own: guests are entered synchronously. */
export async function startMirror(): Promise<Mirror> {
  const root = mkdtempSync(join(tmpdir(), "devorch-mirror-"));
  const log = join(root, "requests");
  writeFileSync(log, "");
  const server = spawn(process.execPath, ["-e", serve, root, log], { stdio: ["ignore", "pipe", "inherit"] });
  const [port] = (await once(server.stdout!, "data")) as [Buffer];
  return {
    hostInGuest: `$(ip -4 -o address show eth0 | sed 's/.* \\([0-9.]*\\)[.][0-9]*\\/24 .*/\\1.1/'):${Number(port)}`,
    put(path, content) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), content);
    },
    requests: () => readFileSync(log, "utf8").split("\n").filter(Boolean),
    stop() {
      server.kill();
      rmSync(root, { recursive: true });
    },
  };
}

/** Files may be cached, as PyPI's may. */
const serve = `
const { appendFileSync, readFileSync } = require("node:fs");
const [, root, log] = process.argv;
const server = require("node:http").createServer(({ url }, response) => {
  appendFileSync(log, url + "\\n");
  try {
    const file = readFileSync(root + decodeURIComponent(url).replace(/\\/$/, "/index"));
    const type = url.endsWith("/") ? "text/html" : "application/octet-stream";
    response.writeHead(200, { "cache-control": "max-age=3600", "content-type": type });
    response.end(file);
  } catch { response.writeHead(404).end(); }
});
server.listen(0, () => console.log(server.address().port));
`;
