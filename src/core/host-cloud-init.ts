import type { HostSettings } from "./desired.ts";
import type { CloudConfig } from "./merge-cloud-config.ts";

/**
 * The cloud-config document that hands the host's surroundings on to a guest; empty where there are none. It holds no key and no secret.
 * uv, pip, git, npm and Podman take proxies and certificates from the environment of whoever runs them, which /etc/environment sets for
 * every session; apt has settings of its own.
 */
export function hostCloudInit(host: HostSettings): CloudConfig {
  const { proxy, packageMirror, caCertificates, locale } = host;
  const apt = {
    ...(packageMirror && { primary: mirrored(packageMirror), security: mirrored(packageMirror) }),
    ...proxies(host.aptProxy ?? proxy?.http, proxy?.https),
  };
  const variables = {
    ...proxies(proxy?.http, proxy?.https),
    ...(proxy?.noProxy && { no_proxy: proxy.noProxy }),
    ...(caCertificates.length > 0 &&
      Object.fromEntries(certificateVariables.map((name) => [name, "/etc/ssl/certs/ca-certificates.crt"]))),
  };
  const lines = Object.entries(variables).flatMap(([name, value]) =>
    name.endsWith("_proxy") ? [`${name}=${value}`, `${name.toUpperCase()}=${value}`] : [`${name}=${value}`],
  );
  return {
    ...(locale && { locale }),
    ...(Object.keys(apt).length > 0 && { apt }),
    ...(caCertificates.length > 0 && { ca_certs: { trusted: caCertificates } }),
    ...(lines.length > 0 && {
      write_files: [{ path: "/etc/environment", append: true, content: `${lines.join("\n")}\n` }],
    }),
  };
}

/** uv and what uses OpenSSL, pip, npm. */
const certificateVariables = ["SSL_CERT_FILE", "REQUESTS_CA_BUNDLE", "NODE_EXTRA_CA_CERTS"];

const mirrored = (uri: string) => [{ arches: ["default"], uri }];

const proxies = (http: string | undefined, https: string | undefined) => ({
  ...(http && { http_proxy: http }),
  ...(https && { https_proxy: https }),
});
