// Generated from schemas/run-result.schema.json by scripts/generate.mjs. Do not edit.
// @ts-nocheck
// <stdin>
var S = P;
var b = P;
var o = { "$schema": "http://json-schema.org/draft-07/schema#", "$id": "run-result.schema.json", "title": "RunResult", "description": "What `devorch run` came to: `.devorch/runs/<id>/result.json`, and the last line of `devorch run --json`.", "type": "object", "required": ["format_version", "id", "project", "status", "started_at", "jobs"], "properties": { "format_version": { "const": "1.0", "description": "Grows in its first part when a reader of the old one would break; new keys come without notice." }, "id": { "type": "string", "description": "Name of the run's folder." }, "project": { "type": "string" }, "environment": { "type": "string" }, "status": { "$ref": "#/definitions/runStatus" }, "started_at": { "$ref": "#/definitions/time" }, "ended_at": { "$ref": "#/definitions/time" }, "process": { "type": "object", "description": "While it runs: the process that runs it. A run whose process is gone was cut off.", "required": ["host", "machine", "pid", "started"], "properties": { "host": { "type": "string" }, "machine": { "type": "string", "description": "Host and process-id space in which `pid` means something." }, "pid": { "type": "integer" }, "started": { "type": "string" } } }, "jobs": { "type": "array", "description": "One task on one machine each, in an order in which each follows what it needs.", "items": { "$ref": "#/definitions/job" } } }, "definitions": { "time": { "type": "string", "description": "UTC, as ISO 8601 has it.", "pattern": "^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z$", "examples": ["2026-01-31T12:00:00.000Z"] }, "runStatus": { "description": "While `running`, the file is what is known at the start. Then the worst status of a job that may not fail: interrupted, failed, timed-out, errored, passed.", "enum": ["running", "passed", "failed", "timed-out", "errored", "interrupted"] }, "job": { "type": "object", "required": ["id", "task", "machine", "instance", "status"], "properties": { "id": { "type": "string", "examples": ["web-2.test"] }, "task": { "type": "string" }, "machine": { "type": "string", "description": "Address of the machine.", "examples": ["machine.web-2"] }, "instance": { "type": "string" }, "status": { "description": "`errored`: devorch got no answer of the command. `interrupted`: ended in the guest before it was done.", "enum": ["waiting", "passed", "cached", "failed", "timed-out", "errored", "interrupted", "skipped"] }, "reason": { "type": "string", "description": "Why it did not pass, for a person." }, "code": { "type": "string", "description": "Of the problem, when it errored.", "examples": ["DEV-606"] }, "exit_code": { "type": "integer" }, "signal": { "type": "string", "description": "That the command died of, without SIG.", "examples": ["KILL"] }, "attempts": { "type": "integer" }, "started_at": { "$ref": "#/definitions/time" }, "duration_ms": { "type": "integer", "description": "Of all attempts, with the pauses between them." }, "outputs": { "type": "array", "description": "What was collected from the guest.", "items": { "type": "object", "required": ["path", "file"], "properties": { "path": { "type": "string", "description": "In the guest, as `outputs` of the task has it." }, "file": { "type": "string", "description": "File or folder of the host, below the run's folder." } } } } } } } };
var w = { "description": "While `running`, the file is what is known at the start. Then the worst status of a job that may not fail: interrupted, failed, timed-out, errored, passed.", "enum": ["running", "passed", "failed", "timed-out", "errored", "interrupted"] };
function l(r, { instancePath: p = "", parentData: y, parentDataProperty: g, rootData: h = r } = {}) {
  let e = null;
  let i = 0;
  if (!(r === "running" || r === "passed" || r === "failed" || r === "timed-out" || r === "errored" || r === "interrupted")) {
    const t = { instancePath: p, schemaPath: "#/enum", keyword: "enum", params: { allowedValues: w.enum }, schema: w.enum, parentSchema: w, data: r };
    if (e === null) {
      e = [t];
    } else {
      e.push(t);
    }
    i++;
  }
  l.errors = e;
  return i === 0;
}
var k = { "type": "string", "description": "UTC, as ISO 8601 has it.", "pattern": "^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z$", "examples": ["2026-01-31T12:00:00.000Z"] };
var q = new RegExp("^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z$", "u");
function u(r, { instancePath: p = "", parentData: y, parentDataProperty: g, rootData: h = r } = {}) {
  let e = null;
  let i = 0;
  if (typeof r === "string") {
    if (!q.test(r)) {
      const t = { instancePath: p, schemaPath: "#/pattern", keyword: "pattern", params: { pattern: "^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z$" }, schema: "^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z$", parentSchema: k, data: r };
      if (e === null) {
        e = [t];
      } else {
        e.push(t);
      }
      i++;
    }
  } else {
    const t = { instancePath: p, schemaPath: "#/type", keyword: "type", params: { type: "string" }, schema: k.type, parentSchema: k, data: r };
    if (e === null) {
      e = [t];
    } else {
      e.push(t);
    }
    i++;
  }
  u.errors = e;
  return i === 0;
}
var n = { "type": "object", "required": ["id", "task", "machine", "instance", "status"], "properties": { "id": { "type": "string", "examples": ["web-2.test"] }, "task": { "type": "string" }, "machine": { "type": "string", "description": "Address of the machine.", "examples": ["machine.web-2"] }, "instance": { "type": "string" }, "status": { "description": "`errored`: devorch got no answer of the command. `interrupted`: ended in the guest before it was done.", "enum": ["waiting", "passed", "cached", "failed", "timed-out", "errored", "interrupted", "skipped"] }, "reason": { "type": "string", "description": "Why it did not pass, for a person." }, "code": { "type": "string", "description": "Of the problem, when it errored.", "examples": ["DEV-606"] }, "exit_code": { "type": "integer" }, "signal": { "type": "string", "description": "That the command died of, without SIG.", "examples": ["KILL"] }, "attempts": { "type": "integer" }, "started_at": { "$ref": "#/definitions/time" }, "duration_ms": { "type": "integer", "description": "Of all attempts, with the pauses between them." }, "outputs": { "type": "array", "description": "What was collected from the guest.", "items": { "type": "object", "required": ["path", "file"], "properties": { "path": { "type": "string", "description": "In the guest, as `outputs` of the task has it." }, "file": { "type": "string", "description": "File or folder of the host, below the run's folder." } } } } } };
function f(r, { instancePath: p = "", parentData: y, parentDataProperty: g, rootData: h = r } = {}) {
  let e = null;
  let i = 0;
  if (r && typeof r == "object" && !Array.isArray(r)) {
    if (r.id === void 0) {
      const t = { instancePath: p, schemaPath: "#/required", keyword: "required", params: { missingProperty: "id" }, schema: n.required, parentSchema: n, data: r };
      if (e === null) {
        e = [t];
      } else {
        e.push(t);
      }
      i++;
    }
    if (r.task === void 0) {
      const t = { instancePath: p, schemaPath: "#/required", keyword: "required", params: { missingProperty: "task" }, schema: n.required, parentSchema: n, data: r };
      if (e === null) {
        e = [t];
      } else {
        e.push(t);
      }
      i++;
    }
    if (r.machine === void 0) {
      const t = { instancePath: p, schemaPath: "#/required", keyword: "required", params: { missingProperty: "machine" }, schema: n.required, parentSchema: n, data: r };
      if (e === null) {
        e = [t];
      } else {
        e.push(t);
      }
      i++;
    }
    if (r.instance === void 0) {
      const t = { instancePath: p, schemaPath: "#/required", keyword: "required", params: { missingProperty: "instance" }, schema: n.required, parentSchema: n, data: r };
      if (e === null) {
        e = [t];
      } else {
        e.push(t);
      }
      i++;
    }
    if (r.status === void 0) {
      const t = { instancePath: p, schemaPath: "#/required", keyword: "required", params: { missingProperty: "status" }, schema: n.required, parentSchema: n, data: r };
      if (e === null) {
        e = [t];
      } else {
        e.push(t);
      }
      i++;
    }
    if (r.id !== void 0) {
      let t = r.id;
      if (typeof t !== "string") {
        const s = { instancePath: p + "/id", schemaPath: "#/properties/id/type", keyword: "type", params: { type: "string" }, schema: n.properties.id.type, parentSchema: n.properties.id, data: t };
        if (e === null) {
          e = [s];
        } else {
          e.push(s);
        }
        i++;
      }
    }
    if (r.task !== void 0) {
      let t = r.task;
      if (typeof t !== "string") {
        const s = { instancePath: p + "/task", schemaPath: "#/properties/task/type", keyword: "type", params: { type: "string" }, schema: n.properties.task.type, parentSchema: n.properties.task, data: t };
        if (e === null) {
          e = [s];
        } else {
          e.push(s);
        }
        i++;
      }
    }
    if (r.machine !== void 0) {
      let t = r.machine;
      if (typeof t !== "string") {
        const s = { instancePath: p + "/machine", schemaPath: "#/properties/machine/type", keyword: "type", params: { type: "string" }, schema: n.properties.machine.type, parentSchema: n.properties.machine, data: t };
        if (e === null) {
          e = [s];
        } else {
          e.push(s);
        }
        i++;
      }
    }
    if (r.instance !== void 0) {
      let t = r.instance;
      if (typeof t !== "string") {
        const s = { instancePath: p + "/instance", schemaPath: "#/properties/instance/type", keyword: "type", params: { type: "string" }, schema: n.properties.instance.type, parentSchema: n.properties.instance, data: t };
        if (e === null) {
          e = [s];
        } else {
          e.push(s);
        }
        i++;
      }
    }
    if (r.status !== void 0) {
      let t = r.status;
      if (!(t === "waiting" || t === "passed" || t === "cached" || t === "failed" || t === "timed-out" || t === "errored" || t === "interrupted" || t === "skipped")) {
        const s = { instancePath: p + "/status", schemaPath: "#/properties/status/enum", keyword: "enum", params: { allowedValues: n.properties.status.enum }, schema: n.properties.status.enum, parentSchema: n.properties.status, data: t };
        if (e === null) {
          e = [s];
        } else {
          e.push(s);
        }
        i++;
      }
    }
    if (r.reason !== void 0) {
      let t = r.reason;
      if (typeof t !== "string") {
        const s = { instancePath: p + "/reason", schemaPath: "#/properties/reason/type", keyword: "type", params: { type: "string" }, schema: n.properties.reason.type, parentSchema: n.properties.reason, data: t };
        if (e === null) {
          e = [s];
        } else {
          e.push(s);
        }
        i++;
      }
    }
    if (r.code !== void 0) {
      let t = r.code;
      if (typeof t !== "string") {
        const s = { instancePath: p + "/code", schemaPath: "#/properties/code/type", keyword: "type", params: { type: "string" }, schema: n.properties.code.type, parentSchema: n.properties.code, data: t };
        if (e === null) {
          e = [s];
        } else {
          e.push(s);
        }
        i++;
      }
    }
    if (r.exit_code !== void 0) {
      let t = r.exit_code;
      if (!(typeof t == "number" && (!(t % 1) && !isNaN(t)) && isFinite(t))) {
        const s = { instancePath: p + "/exit_code", schemaPath: "#/properties/exit_code/type", keyword: "type", params: { type: "integer" }, schema: n.properties.exit_code.type, parentSchema: n.properties.exit_code, data: t };
        if (e === null) {
          e = [s];
        } else {
          e.push(s);
        }
        i++;
      }
    }
    if (r.signal !== void 0) {
      let t = r.signal;
      if (typeof t !== "string") {
        const s = { instancePath: p + "/signal", schemaPath: "#/properties/signal/type", keyword: "type", params: { type: "string" }, schema: n.properties.signal.type, parentSchema: n.properties.signal, data: t };
        if (e === null) {
          e = [s];
        } else {
          e.push(s);
        }
        i++;
      }
    }
    if (r.attempts !== void 0) {
      let t = r.attempts;
      if (!(typeof t == "number" && (!(t % 1) && !isNaN(t)) && isFinite(t))) {
        const s = { instancePath: p + "/attempts", schemaPath: "#/properties/attempts/type", keyword: "type", params: { type: "integer" }, schema: n.properties.attempts.type, parentSchema: n.properties.attempts, data: t };
        if (e === null) {
          e = [s];
        } else {
          e.push(s);
        }
        i++;
      }
    }
    if (r.started_at !== void 0) {
      if (!u(r.started_at, { instancePath: p + "/started_at", parentData: r, parentDataProperty: "started_at", rootData: h })) {
        e = e === null ? u.errors : e.concat(u.errors);
        i = e.length;
      }
    }
    if (r.duration_ms !== void 0) {
      let t = r.duration_ms;
      if (!(typeof t == "number" && (!(t % 1) && !isNaN(t)) && isFinite(t))) {
        const s = { instancePath: p + "/duration_ms", schemaPath: "#/properties/duration_ms/type", keyword: "type", params: { type: "integer" }, schema: n.properties.duration_ms.type, parentSchema: n.properties.duration_ms, data: t };
        if (e === null) {
          e = [s];
        } else {
          e.push(s);
        }
        i++;
      }
    }
    if (r.outputs !== void 0) {
      let t = r.outputs;
      if (Array.isArray(t)) {
        const s = t.length;
        for (let a = 0; a < s; a++) {
          let c = t[a];
          if (c && typeof c == "object" && !Array.isArray(c)) {
            if (c.path === void 0) {
              const d = { instancePath: p + "/outputs/" + a, schemaPath: "#/properties/outputs/items/required", keyword: "required", params: { missingProperty: "path" }, schema: n.properties.outputs.items.required, parentSchema: n.properties.outputs.items, data: c };
              if (e === null) {
                e = [d];
              } else {
                e.push(d);
              }
              i++;
            }
            if (c.file === void 0) {
              const d = { instancePath: p + "/outputs/" + a, schemaPath: "#/properties/outputs/items/required", keyword: "required", params: { missingProperty: "file" }, schema: n.properties.outputs.items.required, parentSchema: n.properties.outputs.items, data: c };
              if (e === null) {
                e = [d];
              } else {
                e.push(d);
              }
              i++;
            }
            if (c.path !== void 0) {
              let d = c.path;
              if (typeof d !== "string") {
                const m = { instancePath: p + "/outputs/" + a + "/path", schemaPath: "#/properties/outputs/items/properties/path/type", keyword: "type", params: { type: "string" }, schema: n.properties.outputs.items.properties.path.type, parentSchema: n.properties.outputs.items.properties.path, data: d };
                if (e === null) {
                  e = [m];
                } else {
                  e.push(m);
                }
                i++;
              }
            }
            if (c.file !== void 0) {
              let d = c.file;
              if (typeof d !== "string") {
                const m = { instancePath: p + "/outputs/" + a + "/file", schemaPath: "#/properties/outputs/items/properties/file/type", keyword: "type", params: { type: "string" }, schema: n.properties.outputs.items.properties.file.type, parentSchema: n.properties.outputs.items.properties.file, data: d };
                if (e === null) {
                  e = [m];
                } else {
                  e.push(m);
                }
                i++;
              }
            }
          } else {
            const d = { instancePath: p + "/outputs/" + a, schemaPath: "#/properties/outputs/items/type", keyword: "type", params: { type: "object" }, schema: n.properties.outputs.items.type, parentSchema: n.properties.outputs.items, data: c };
            if (e === null) {
              e = [d];
            } else {
              e.push(d);
            }
            i++;
          }
        }
      } else {
        const s = { instancePath: p + "/outputs", schemaPath: "#/properties/outputs/type", keyword: "type", params: { type: "array" }, schema: n.properties.outputs.type, parentSchema: n.properties.outputs, data: t };
        if (e === null) {
          e = [s];
        } else {
          e.push(s);
        }
        i++;
      }
    }
  } else {
    const t = { instancePath: p, schemaPath: "#/type", keyword: "type", params: { type: "object" }, schema: n.type, parentSchema: n, data: r };
    if (e === null) {
      e = [t];
    } else {
      e.push(t);
    }
    i++;
  }
  f.errors = e;
  return i === 0;
}
function P(r, { instancePath: p = "", parentData: y, parentDataProperty: g, rootData: h = r } = {}) {
  ;
  let e = null;
  let i = 0;
  if (r && typeof r == "object" && !Array.isArray(r)) {
    if (r.format_version === void 0) {
      const t = { instancePath: p, schemaPath: "#/required", keyword: "required", params: { missingProperty: "format_version" }, schema: o.required, parentSchema: o, data: r };
      if (e === null) {
        e = [t];
      } else {
        e.push(t);
      }
      i++;
    }
    if (r.id === void 0) {
      const t = { instancePath: p, schemaPath: "#/required", keyword: "required", params: { missingProperty: "id" }, schema: o.required, parentSchema: o, data: r };
      if (e === null) {
        e = [t];
      } else {
        e.push(t);
      }
      i++;
    }
    if (r.project === void 0) {
      const t = { instancePath: p, schemaPath: "#/required", keyword: "required", params: { missingProperty: "project" }, schema: o.required, parentSchema: o, data: r };
      if (e === null) {
        e = [t];
      } else {
        e.push(t);
      }
      i++;
    }
    if (r.status === void 0) {
      const t = { instancePath: p, schemaPath: "#/required", keyword: "required", params: { missingProperty: "status" }, schema: o.required, parentSchema: o, data: r };
      if (e === null) {
        e = [t];
      } else {
        e.push(t);
      }
      i++;
    }
    if (r.started_at === void 0) {
      const t = { instancePath: p, schemaPath: "#/required", keyword: "required", params: { missingProperty: "started_at" }, schema: o.required, parentSchema: o, data: r };
      if (e === null) {
        e = [t];
      } else {
        e.push(t);
      }
      i++;
    }
    if (r.jobs === void 0) {
      const t = { instancePath: p, schemaPath: "#/required", keyword: "required", params: { missingProperty: "jobs" }, schema: o.required, parentSchema: o, data: r };
      if (e === null) {
        e = [t];
      } else {
        e.push(t);
      }
      i++;
    }
    if (r.format_version !== void 0) {
      let t = r.format_version;
      if ("1.0" !== t) {
        const s = { instancePath: p + "/format_version", schemaPath: "#/properties/format_version/const", keyword: "const", params: { allowedValue: "1.0" }, schema: "1.0", parentSchema: o.properties.format_version, data: t };
        if (e === null) {
          e = [s];
        } else {
          e.push(s);
        }
        i++;
      }
    }
    if (r.id !== void 0) {
      let t = r.id;
      if (typeof t !== "string") {
        const s = { instancePath: p + "/id", schemaPath: "#/properties/id/type", keyword: "type", params: { type: "string" }, schema: o.properties.id.type, parentSchema: o.properties.id, data: t };
        if (e === null) {
          e = [s];
        } else {
          e.push(s);
        }
        i++;
      }
    }
    if (r.project !== void 0) {
      let t = r.project;
      if (typeof t !== "string") {
        const s = { instancePath: p + "/project", schemaPath: "#/properties/project/type", keyword: "type", params: { type: "string" }, schema: o.properties.project.type, parentSchema: o.properties.project, data: t };
        if (e === null) {
          e = [s];
        } else {
          e.push(s);
        }
        i++;
      }
    }
    if (r.environment !== void 0) {
      let t = r.environment;
      if (typeof t !== "string") {
        const s = { instancePath: p + "/environment", schemaPath: "#/properties/environment/type", keyword: "type", params: { type: "string" }, schema: o.properties.environment.type, parentSchema: o.properties.environment, data: t };
        if (e === null) {
          e = [s];
        } else {
          e.push(s);
        }
        i++;
      }
    }
    if (r.status !== void 0) {
      if (!l(r.status, { instancePath: p + "/status", parentData: r, parentDataProperty: "status", rootData: h })) {
        e = e === null ? l.errors : e.concat(l.errors);
        i = e.length;
      }
    }
    if (r.started_at !== void 0) {
      if (!u(r.started_at, { instancePath: p + "/started_at", parentData: r, parentDataProperty: "started_at", rootData: h })) {
        e = e === null ? u.errors : e.concat(u.errors);
        i = e.length;
      }
    }
    if (r.ended_at !== void 0) {
      if (!u(r.ended_at, { instancePath: p + "/ended_at", parentData: r, parentDataProperty: "ended_at", rootData: h })) {
        e = e === null ? u.errors : e.concat(u.errors);
        i = e.length;
      }
    }
    if (r.process !== void 0) {
      let t = r.process;
      if (t && typeof t == "object" && !Array.isArray(t)) {
        if (t.host === void 0) {
          const s = { instancePath: p + "/process", schemaPath: "#/properties/process/required", keyword: "required", params: { missingProperty: "host" }, schema: o.properties.process.required, parentSchema: o.properties.process, data: t };
          if (e === null) {
            e = [s];
          } else {
            e.push(s);
          }
          i++;
        }
        if (t.machine === void 0) {
          const s = { instancePath: p + "/process", schemaPath: "#/properties/process/required", keyword: "required", params: { missingProperty: "machine" }, schema: o.properties.process.required, parentSchema: o.properties.process, data: t };
          if (e === null) {
            e = [s];
          } else {
            e.push(s);
          }
          i++;
        }
        if (t.pid === void 0) {
          const s = { instancePath: p + "/process", schemaPath: "#/properties/process/required", keyword: "required", params: { missingProperty: "pid" }, schema: o.properties.process.required, parentSchema: o.properties.process, data: t };
          if (e === null) {
            e = [s];
          } else {
            e.push(s);
          }
          i++;
        }
        if (t.started === void 0) {
          const s = { instancePath: p + "/process", schemaPath: "#/properties/process/required", keyword: "required", params: { missingProperty: "started" }, schema: o.properties.process.required, parentSchema: o.properties.process, data: t };
          if (e === null) {
            e = [s];
          } else {
            e.push(s);
          }
          i++;
        }
        if (t.host !== void 0) {
          let s = t.host;
          if (typeof s !== "string") {
            const a = { instancePath: p + "/process/host", schemaPath: "#/properties/process/properties/host/type", keyword: "type", params: { type: "string" }, schema: o.properties.process.properties.host.type, parentSchema: o.properties.process.properties.host, data: s };
            if (e === null) {
              e = [a];
            } else {
              e.push(a);
            }
            i++;
          }
        }
        if (t.machine !== void 0) {
          let s = t.machine;
          if (typeof s !== "string") {
            const a = { instancePath: p + "/process/machine", schemaPath: "#/properties/process/properties/machine/type", keyword: "type", params: { type: "string" }, schema: o.properties.process.properties.machine.type, parentSchema: o.properties.process.properties.machine, data: s };
            if (e === null) {
              e = [a];
            } else {
              e.push(a);
            }
            i++;
          }
        }
        if (t.pid !== void 0) {
          let s = t.pid;
          if (!(typeof s == "number" && (!(s % 1) && !isNaN(s)) && isFinite(s))) {
            const a = { instancePath: p + "/process/pid", schemaPath: "#/properties/process/properties/pid/type", keyword: "type", params: { type: "integer" }, schema: o.properties.process.properties.pid.type, parentSchema: o.properties.process.properties.pid, data: s };
            if (e === null) {
              e = [a];
            } else {
              e.push(a);
            }
            i++;
          }
        }
        if (t.started !== void 0) {
          let s = t.started;
          if (typeof s !== "string") {
            const a = { instancePath: p + "/process/started", schemaPath: "#/properties/process/properties/started/type", keyword: "type", params: { type: "string" }, schema: o.properties.process.properties.started.type, parentSchema: o.properties.process.properties.started, data: s };
            if (e === null) {
              e = [a];
            } else {
              e.push(a);
            }
            i++;
          }
        }
      } else {
        const s = { instancePath: p + "/process", schemaPath: "#/properties/process/type", keyword: "type", params: { type: "object" }, schema: o.properties.process.type, parentSchema: o.properties.process, data: t };
        if (e === null) {
          e = [s];
        } else {
          e.push(s);
        }
        i++;
      }
    }
    if (r.jobs !== void 0) {
      let t = r.jobs;
      if (Array.isArray(t)) {
        const s = t.length;
        for (let a = 0; a < s; a++) {
          if (!f(t[a], { instancePath: p + "/jobs/" + a, parentData: t, parentDataProperty: a, rootData: h })) {
            e = e === null ? f.errors : e.concat(f.errors);
            i = e.length;
          }
        }
      } else {
        const s = { instancePath: p + "/jobs", schemaPath: "#/properties/jobs/type", keyword: "type", params: { type: "array" }, schema: o.properties.jobs.type, parentSchema: o.properties.jobs, data: t };
        if (e === null) {
          e = [s];
        } else {
          e.push(s);
        }
        i++;
      }
    }
  } else {
    const t = { instancePath: p, schemaPath: "#/type", keyword: "type", params: { type: "object" }, schema: o.type, parentSchema: o, data: r };
    if (e === null) {
      e = [t];
    } else {
      e.push(t);
    }
    i++;
  }
  P.errors = e;
  return i === 0;
}
export {
  b as default,
  S as validate
};
