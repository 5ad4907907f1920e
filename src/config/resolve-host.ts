import type { HostSettings } from "../core/desired.ts";
import type { Config } from "../generated/config-types.ts";
import { problem, show } from "./diagnostic.ts";
import { readText } from "./host-files.ts";
import type { Path } from "./node.ts";
import { checkClosed, hostFile, inOrder, type Scope } from "./scope.ts";

type Environment = Readonly<Record<string, string | undefined>>;

/** What guests are told about the host. */
export interface Host {
  /** As it is written. */
  settings: HostSettings;
  /** With the proxy of the caller's environment, where none is written. */
  current: HostSettings;
}

export function resolveHost(scope: Scope, { host = {} }: Config, env: Environment): Host {
  const { proxy, packageMirror, aptProxy, locale, cacheDir } = host;
  const urls: [Path, string | undefined][] = [
    [["proxy", "http"], proxy?.http],
    [["proxy", "https"], proxy?.https],
    [["aptProxy"], aptProxy],
    [["packageMirror"], packageMirror],
  ];
  for (const [path, url] of urls)
    if (holdsPassword(url))
      scope.report("DEV-164", ["host", ...path], "the URL holds a password", passwordHint);
  const settings: HostSettings = {
    ...(proxy && { proxy: inOrder(proxy) }),
    caCertificates: (host.caCertificates ?? []).flatMap((written, index) =>
      certificates(scope, written, index),
    ),
    ...(packageMirror !== undefined && { packageMirror }),
    ...(aptProxy !== undefined && { aptProxy }),
    ...(locale !== undefined && { locale }),
    ...(cacheDir !== undefined && cacheFolder(scope, cacheDir)),
  };
  const found = proxy ?? environmentProxy(scope, env);
  return { settings, current: found ? { ...settings, proxy: found } : settings };
}

/** Not bounded by the project: what such a folder is for is to be shared by all projects. */
function cacheFolder(scope: Scope, written: string): Pick<HostSettings, "cacheDir"> {
  const path = ["host", "cacheDir"];
  const absolute = scope.files.absolute(written, scope.base(path));
  return checkClosed(scope, path, written, absolute) ? { cacheDir: absolute } : {};
}

/** The certificates of a PEM file, each by itself, and nothing else that it may hold, such as a private key. */
function certificates(scope: Scope, written: string, index: number): string[] {
  const path = ["host", "caCertificates", index];
  const found = hostFile(scope, path, written, readText);
  if (!found) return [];
  const pem = found.content.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g);
  if (pem) return pem.map((text) => `${text}\n`);
  const hint = "name a PEM file: -----BEGIN CERTIFICATE-----";
  scope.report("DEV-163", path, `${show(written)} holds no certificate`, hint);
  return [];
}

/** As curl reads it, but for one that guests cannot reach: it listens on the host's loopback address. */
function environmentProxy(scope: Scope, env: Environment): HostSettings["proxy"] {
  const read = (name: string) => {
    const value = env[name] || env[name.toUpperCase()];
    if (!value || /\/\/(localhost|127\.|\[::1\])/.test(value)) return undefined;
    if (!holdsPassword(value)) return value;
    const message = `guests are not told of the proxy in ${name}: its URL holds a password`;
    scope.problems.push(problem("DEV-164", undefined, message, passwordHint, "warning"));
    return undefined;
  };
  const [http, https] = [read("http_proxy"), read("https_proxy")];
  const noProxy = env.no_proxy || env.NO_PROXY;
  if (!http && !https) return undefined;
  return { ...(http && { http }), ...(https && { https }), ...(noProxy && { noProxy }) };
}

const holdsPassword = (url: string | undefined): boolean => /\/\/[^/]*@/.test(url ?? "");

const passwordHint = "write host: with the URL of one that asks for none, such as a forwarder on this host";
