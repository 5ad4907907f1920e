import { createHash } from "node:crypto";
import type { Image } from "./world.ts";

export interface CatalogueEntry {
  name: string;
  aliases: readonly string[];
  remote: "" | "daily" | "appliance";
  release: string;
  version: string;
  supported: boolean;
  minDiskBytes: number;
}

const GiB = 2 ** 30;
const entry = (
  name: string,
  aliases: readonly string[],
  release: string,
  options: Partial<CatalogueEntry> = {},
): CatalogueEntry => ({
  name,
  aliases,
  remote: "",
  release,
  version: "20261118",
  supported: true,
  minDiskBytes: 3.5 * GiB,
  ...options,
});
const core = (name: string, aliases: readonly string[], release: string) =>
  entry(name, aliases, release, { version: "20261122", minDiskBytes: 2 * GiB });
const old = (name: string, alias: string, release = name) =>
  entry(name, [alias], release, { supported: false, minDiskBytes: 2.2 * GiB });

/** Images in the order `find` prints them. Source of the supported ones: recordings/find-json.json. */
export const CATALOGUE: readonly CatalogueEntry[] = [
  core("core", ["core16"], "Core 16"),
  core("core18", [], "Core 18"),
  core("core20", [], "Core 20"),
  core("core22", [], "Core 22"),
  core("core24", [], "Core 24"),
  core("core26", [], "Core 26"),
  old("12.04", "precise", "12.04 LTS"),
  old("12.10", "quantal"),
  old("13.04", "raring"),
  old("13.10", "saucy"),
  old("14.04", "trusty", "14.04 LTS"),
  old("14.10", "utopic"),
  old("15.04", "vivid"),
  old("15.10", "wily"),
  old("16.04", "xenial", "16.04 LTS"),
  old("16.10", "yakkety"),
  old("17.04", "zesty"),
  old("17.10", "artful"),
  old("18.04", "bionic", "18.04 LTS"),
  old("18.10", "cosmic"),
  old("19.04", "disco"),
  old("19.10", "eoan"),
  old("20.04", "focal", "20.04 LTS"),
  old("20.10", "groovy"),
  old("21.04", "hirsute"),
  old("21.10", "impish"),
  entry("22.04", ["jammy"], "22.04 LTS", { minDiskBytes: 2.2 * GiB }),
  old("22.10", "kinetic"),
  old("23.04", "lunar"),
  old("23.10", "mantic"),
  entry("24.04", ["noble", "lts"], "24.04 LTS"),
  old("24.10", "oracular"),
  old("25.04", "plucky"),
  old("25.10", "questing"),
  old("26.04", "resolute", "26.04 LTS"),
  entry("26.10", ["stonking", "devel"], "26.10", { remote: "daily" }),
  entry("appliance:adguard-home", ["adguard-home"], "Ubuntu AdGuard Home Appliance", { remote: "appliance" }),
];

export const BLUEPRINTS = [
  { name: "docker", version: "0.4", release: "A Docker environment with Portainer and related tools" },
  { name: "minikube", version: "latest", release: "minikube is local Kubernetes" },
] as const;

export const isUrl = (image: string): boolean => /^(file|https?):\/\//.test(image);

/** The path in a `file://` address, which Multipass takes as it stands: relative ones too. */
export const imagePath = (url: string): string => url.slice("file://".length);

/** As Ubuntu's index has it, `find` takes and does not show `default`, and the first letter of a code name: of the newest, where it came again. */
export function imageNamed(name: string): CatalogueEntry | undefined {
  const wanted = name === "default" ? "lts" : name;
  return (
    CATALOGUE.find((entry) => entry.name === wanted || entry.aliases.includes(wanted)) ??
    CATALOGUE.findLast((entry) => /^\d/.test(entry.name) && entry.aliases[0]?.[0] === wanted)
  );
}

/** The image that `launch` means by `text` (`24.04`, `daily:noble`, a URL), or undefined. An empty text is the default, `lts`. */
export function findImage(text: string): Image | undefined {
  if (isUrl(text)) return { os: "", release: "", hash: sha256(text), minDiskBytes: 1_535_115_264 };
  const [, remote = "", name = ""] = /^(?:(release|daily|appliance):)?(.*)$/.exec(text) ?? [];
  const found = imageNamed(name || "default");
  if (!found) return undefined;
  return {
    os: "Ubuntu",
    release: found.release,
    hash: sha256(`${remote === "daily" ? "daily" : found.remote}:${found.name}:${found.version}`),
    minDiskBytes: found.minDiskBytes,
  };
}

const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");
