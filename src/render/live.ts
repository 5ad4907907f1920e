import {
  DefaultRenderer,
  ListrDefaultRendererLogLevels as Level,
  Listr,
  type ListrDefaultRendererOptions,
  ListrLogger,
  type ListrTask,
  type ListrTaskObject,
  ProcessOutput,
  ListrTaskState as State,
} from "listr2";
import type { Event } from "../core/event.ts";
import type { Plan } from "../core/plan.ts";
import type { StepProgress } from "../core/progress.ts";
import { actionText } from "./action-text.ts";
import { symbols } from "./change-text.ts";
import type { Tick } from "./event-renderer.ts";
import { neutraliseLine } from "./neutralise.ts";
import { OutputLines } from "./output-lines.ts";
import { problemsText } from "./problems.ts";
import { resultText } from "./run-result.ts";
import { type ChangeRow, RunTree, type Status, statusOf } from "./run-tree.ts";
import type { Palette } from "./style.ts";
import { count, elapsed } from "./units.ts";
import { columns, truncate, wrap } from "./wrap.ts";

export interface LiveView {
  show(event: Event | Tick): void;
  /**
   * Draws the last picture, says how the run ended, and gives the stream and its cursor back. Call it in a `finally`: it also ends a view
   * whose run broke off. While the view is open, what others write to the stream is held back until here.
   */
  close(): Promise<void>;
}

/** Lines of a step's output: while it runs, and after it failed. */
const liveTail = 3;
const failureTail = 20;

/**
 * A tree of the changes and their steps that redraws itself on `stream`, for a person at a terminal. Where the terminal is too low for all
 * of it, only what runs and what failed is shown. Listens to no signals: Ctrl-C is the caller's, who then closes the view.
 */
export function liveView(plan: Plan, stream: NodeJS.WriteStream, palette: Palette): LiveView {
  const tree = new RunTree(plan);
  const board = new Board(tree, stream, palette);
  const outputs = new Map([...tree.steps.keys()].map((id) => [id, new OutputLines(failureTail)]));

  return {
    show(event) {
      tree.follow(event);
      if (event.type === "step_output") {
        const lines = outputs.get(event.step)?.push(event.stream, event.text) ?? [];
        board.say(event.step, lines.slice(-liveTail));
      } else board.draw("step" in event ? event.step : undefined);
    },

    async close() {
      await board.close();
      const width = stream.columns || 80;
      for (const { step, status } of tree.steps.values()) {
        if (typeof status === "string" || status.status !== "failed") continue;
        const output = outputs.get(step.id)!;
        output.end();
        const prefix = palette.dim(`${step.address} |`);
        const tail = output.tail.map((line) => `${prefix} ${neutraliseLine(line)}\n`);
        stream.write(`\n${tail.join("")}${problemsText([status.problem], { width, palette, total: false })}`);
      }
      if (!tree.status) return;
      const paint = tree.status === "done" ? palette.green : palette.red;
      stream.write(`\n${palette.bold(paint(wrap(resultText(plan, tree).split(" "), width)))}\n`);
    },
  };
}

type Task = ListrTaskObject<unknown, typeof TreeRenderer, typeof TreeRenderer>;
type Row = ChangeRow | StepProgress;

/** Rows that are neither a change nor a step: the summary, output, some air. */
const reservedRows = 8;

/**
 * The tree as Listr tasks. Listr starts them all at once and ends them with the run; what it shows of them in between is set here, from
 * the events.
 */
class Board {
  readonly #tree: RunTree;
  readonly #stream: NodeJS.WriteStream;
  readonly #roomy: boolean;
  readonly #tasks = new Map<Row | "summary", Task>();
  readonly #output: ProcessOutput;
  readonly #listr: Promise<unknown>;
  #finish = () => {};
  #closing = false;

  constructor(tree: RunTree, stream: NodeJS.WriteStream, palette: Palette) {
    this.#tree = tree;
    this.#stream = stream;
    this.#roomy = tree.changes.length + tree.steps.size + reservedRows <= (stream.rows || 24);
    this.#output = new ProcessOutput(stream, stream);
    const finished = new Promise<void>((resolve) => {
      this.#finish = resolve;
    });
    const listrTask = (row: Row | "summary"): ListrTask<unknown, typeof TreeRenderer> => ({
      title: " ",
      rendererOptions: { outputBar: liveTail },
      task: (_, wrapper) => {
        this.#tasks.set(row, wrapper.task as Task);
        if (row === "summary") this.#drawSummary();
        else this.#drawRow(row);
        return row === "summary" || "step" in row ? finished : wrapper.newListr(row.steps.map(listrTask));
      },
    });
    this.#listr = new Listr([...tree.changes.map(listrTask), listrTask("summary")], {
      concurrent: true,
      exitOnError: false,
      registerSignalListeners: false,
      renderer: TreeRenderer,
      rendererOptions: rendererOptions(this.#output, palette),
    }).run();
    process.once("exit", this.#release);
  }

  /** Takes over what has changed with one step, and the time of those that run. */
  draw(stepId?: string): void {
    const changed = stepId === undefined ? undefined : this.#tree.steps.get(stepId);
    for (const row of changed ? [...this.#tree.running, changed] : this.#tree.running) {
      this.#drawRow(row);
      const change = this.#tree.changeOf(row);
      if (change) this.#drawRow(change);
    }
    this.#drawSummary();
  }

  /** Shows lines below a running step. */
  say(stepId: string, lines: readonly string[]): void {
    const row = this.#tree.steps.get(stepId);
    const task = row && this.#tasks.get(row);
    if (!task) return;
    for (const line of lines) task.output$ = truncate(neutraliseLine(line), this.#width(2));
  }

  async close(): Promise<void> {
    this.#closing = true;
    for (const change of this.#tree.changes) for (const row of [change, ...change.steps]) this.#drawRow(row);
    this.#drawSummary();
    this.#finish();
    await this.#listr;
    process.removeListener("exit", this.#release);
  }

  /** For an exit in the middle of a run: shows the cursor again, and what others wrote meanwhile. */
  readonly #release = () => this.#output.release();

  /** Columns for text at a level of the tree, behind its icon. */
  #width(level: number): number {
    return (this.#stream.columns || 80) - 1 - 2 * level - 2;
  }

  #drawRow(row: Row): void {
    const task = this.#tasks.get(row);
    if (!task) return;
    const status = this.#closing && statusOf(row) === "running" ? "interrupted" : statusOf(row);
    const shown = this.#roomy || status === "running" || status === "failed";
    const ms = this.#tree.elapsedMs(row);
    const time = ms === undefined ? "" : elapsed(ms);
    const remark = status === "skipped" || status === "interrupted" ? `${status} ${time}`.trimEnd() : time;
    const room = this.#width("step" in row ? 1 : 0) - columns(remark) - 1;
    task.title$ = shown ? `${truncate(rowText(row), room)} ${remark}`.trimEnd() : "";
    if (task.state !== states[status]) task.state$ = states[status];
  }

  #drawSummary(): void {
    const task = this.#tasks.get("summary");
    if (!task) return;
    const { ended, steps, running, failed, nowMs, startedAtMs } = this.#tree;
    const parts = [
      `${ended}/${count(steps.size, "step")}`,
      `${running.size} running`,
      ...(failed > 0 ? [`${failed} failed`] : []),
      elapsed(nowMs - startedAtMs),
    ];
    task.title$ = this.#closing ? "" : truncate(parts.join(", "), this.#width(0));
  }
}

const states: Readonly<Record<Status, State>> = {
  waiting: State.WAITING,
  running: State.STARTED,
  done: State.COMPLETED,
  failed: State.FAILED,
  skipped: State.SKIPPED,
  interrupted: State.SKIPPED,
};

function rowText(row: Row): string {
  if ("step" in row) return actionText(row.step.action);
  return `${symbols[row.change.action]} ${neutraliseLine(row.change.address)}`;
}

/** Listr's tree, drawn once for each burst of events, one line for each row. */
class TreeRenderer extends DefaultRenderer {
  // The caller has decided that the stream can show it.
  static override nonTTY = true;
  #due = false;
  #ended = false;

  override update(): void {
    if (this.#due) return;
    this.#due = true;
    setImmediate(() => {
      this.#due = false;
      if (!this.#ended) super.update();
    });
  }

  override end(): void {
    this.#ended = true;
    super.end();
  }

  // Texts are cut to the stream's width already; Listr would cut them to that of process.stdout.
  protected override format(message: string, icon: string, level: number): string[] {
    return message === "" ? [] : [`${"  ".repeat(level)}${icon} ${message.trimEnd()}`];
  }
}

/** Icons, and our palette for them: Listr would decide on colours by itself. */
function rendererOptions(output: ProcessOutput, palette: Palette): ListrDefaultRendererOptions {
  const cross = "✖";
  const colours: Partial<Record<Level, (text?: string) => string>> = {};
  const paint = (level: Level, of: (text: string) => string) => {
    colours[level] = (text = "") => of(text);
  };
  for (const level of Object.values(Level)) paint(level, (text) => text);
  paint(Level.PENDING, palette.cyan);
  paint(Level.COMPLETED, palette.green);
  paint(Level.FAILED, palette.red);
  paint(Level.FAILED_WITH_FAILED_SUBTASKS, palette.red);
  paint(Level.SKIPPED_WITH_COLLAPSE, palette.yellow);
  paint(Level.WAITING, palette.dim);
  paint(Level.OUTPUT, palette.dim);
  return {
    logger: new ListrLogger({ useIcons: true, toStderr: [], processOutput: output }),
    icon: { [Level.FAILED]: cross, [Level.FAILED_WITH_FAILED_SUBTASKS]: cross, [Level.WAITING]: "·" },
    color: colours,
  };
}
