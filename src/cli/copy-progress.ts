import { displayedSize } from "../core/size.ts";
import { elapsed } from "../render/units.ts";
import type { Context } from "./context.ts";

/** In place at a terminal, and elsewhere as a line. */
const everyMs = { inPlace: 1_000, asLine: 30_000 };

/** Says on stderr how far a copy is, once it takes longer than a moment. `end` takes away what stands in place. */
export function copyProgress(context: Context): { copied(bytes: number): void; end(): void } {
  const { animation, palette } = context.stderr;
  const startedAtMs = context.world.clock.nowMs();
  let [total, saidAtMs, shown] = [0, startedAtMs, false];
  return {
    copied(bytes) {
      total += bytes;
      const atMs = context.world.clock.nowMs();
      if (atMs - saidAtMs < (animation ? everyMs.inPlace : everyMs.asLine)) return;
      saidAtMs = atMs;
      const text = palette.dim(`copied ${displayedSize(total)} in ${elapsed(atMs - startedAtMs)}`);
      context.say(animation ? `\r${text}\x1b[K` : `${text}\n`);
      shown = animation;
    },
    end() {
      if (shown) context.say("\r\x1b[K");
    },
  };
}
