import { exitCodes } from "../../core/problem.ts";
import { formatSize } from "../../core/size.ts";
import { table } from "../../render/table.ts";
import type { RunCommand } from "../command.ts";
import { lookAtImages } from "../images.ts";
import { openProject } from "../project.ts";

/** Every template on this host, whichever project made it, and the images of devorch.yaml that have none yet. */
export const run: RunCommand = async (context, args) => {
  const { wanted, templates } = await lookAtImages(context, await openProject(context, args));
  const missing = wanted.filter(
    (one) => !templates.some(({ fingerprint }) => fingerprint === one.fingerprint),
  );
  const rows = [
    ...templates.map(({ image, instance, state, fingerprint, live, record, users }) => ({
      image,
      template: instance,
      state,
      disk_bytes: live?.sizes?.diskBytes ?? null,
      fingerprint,
      registered: record !== undefined,
      wanted: wanted.some((one) => one.fingerprint === fingerprint),
      users,
    })),
    ...missing.map(({ image, fingerprint }) => ({
      image: image.name,
      template: null,
      state: "not built",
      disk_bytes: null,
      fingerprint,
      registered: false,
      wanted: true,
      users: [],
    })),
  ];
  if (context.json) context.printJson({ format_version: "1.0", images: rows });
  else if (rows.length === 0) context.print("No images. Add one under images: in devorch.yaml.\n");
  else {
    const head = ["IMAGE", "TEMPLATE", "STATE", "DISK", "FINGERPRINT", "USED BY"];
    const cells = rows.map((row) => [
      row.image,
      row.template ?? "",
      row.state,
      row.disk_bytes === null ? "" : formatSize(row.disk_bytes),
      row.fingerprint.slice(0, 12),
      [...(row.wanted ? ["devorch.yaml"] : []), ...row.users].join(", "),
    ]);
    context.print(table(head, cells, context.stdout));
  }
  return exitCodes.success;
};
