// Generated from schemas/devorch.schema.json by scripts/generate.mjs. Do not edit.
// @ts-nocheck
var Ie = (t, i) => () => {
  try {
    return i || t((i = { exports: {} }).exports, i), i.exports;
  } catch (x) {
    throw i = 0, x;
  }
};

// node_modules/ajv/dist/runtime/ucs2length.js
var Ee = Ie((Ae) => {
  "use strict";
  Object.defineProperty(Ae, "__esModule", { value: true });
  function Oe(t) {
    const i = t.length;
    let x = 0;
    let b = 0;
    let h;
    while (b < i) {
      x++;
      h = t.charCodeAt(b++);
      if (h >= 55296 && h <= 56319 && b < i) {
        h = t.charCodeAt(b);
        if ((h & 64512) === 56320)
          b++;
      }
    }
    return x;
  }
  Ae.default = Oe;
  Oe.code = 'require("ajv/dist/runtime/ucs2length").default';
});

// <stdin>
var nt = Ze;
var ot = Ze;
var y = { "$schema": "http://json-schema.org/draft-07/schema#", "$id": "devorch.schema.json", "title": "Config", "description": "devorch.yaml: the machines a project wants, and the tasks run in them.", "type": "object", "required": ["apiVersion", "project"], "additionalProperties": false, "patternProperties": { "^x-": { "description": "Ignored: a place for YAML anchors." } }, "properties": { "apiVersion": { "const": "devorch/v1", "description": "Version of this format.", "examples": ["devorch/v1"] }, "project": { "allOf": [{ "$ref": "#/definitions/name" }], "description": "Name of the project. With the environment it is the scope of ownership.", "examples": ["acme"] }, "provider": { "type": "string", "description": "What runs the machines: Multipass, or the simulator that comes with devorch.", "enum": ["multipass", "sim"], "default": "multipass", "examples": ["sim"] }, "namePrefix": { "allOf": [{ "$ref": "#/definitions/name" }], "description": "Start of the instances' names, before environment and machine. Default: `dev-` and the project.", "examples": ["acme"] }, "include": { "type": "array", "description": "Files merged under this one, in order: maps are merged, lists are replaced, this file wins.", "items": { "type": "string", "minLength": 1 }, "examples": [["./machines.yaml"]] }, "allowOutside": { "type": "array", "description": "Folders outside the project that this configuration may read or mount.", "items": { "type": "string", "minLength": 1 }, "examples": [["~/certificates"]] }, "defaults": { "$ref": "#/definitions/defaults" }, "vars": { "type": "object", "description": "Variables, set by `--var`, `--var-file` or `DEVORCH_VAR_NAME`.", "propertyNames": { "$ref": "#/definitions/variableName" }, "additionalProperties": { "$ref": "#/definitions/variable" }, "examples": [{ "ref": { "default": "main" }, "token": { "sensitive": true } }] }, "environments": { "type": "object", "description": "Changes by environment.", "propertyNames": { "$ref": "#/definitions/name" }, "additionalProperties": { "$ref": "#/definitions/overlay" }, "examples": [{ "ci": { "machines": { "web": { "replicas": 3 } } } }] }, "images": { "type": "object", "description": "Golden images by name.", "propertyNames": { "$ref": "#/definitions/name" }, "additionalProperties": { "$ref": "#/definitions/image" }, "examples": [{ "golden": { "from": "22.04" } }] }, "machines": { "type": "object", "description": "Machines by name.", "propertyNames": { "$ref": "#/definitions/name" }, "additionalProperties": { "$ref": "#/definitions/machine" }, "examples": [{ "web": { "image": "golden" } }] }, "tasks": { "type": "object", "description": "Tasks by name.", "propertyNames": { "$ref": "#/definitions/taskName" }, "additionalProperties": { "$ref": "#/definitions/task" }, "examples": [{ "test": { "run": "pytest -q", "on": "web" } }] }, "outputs": { "type": "object", "description": "Values that `devorch output` prints.", "propertyNames": { "$ref": "#/definitions/variableName" }, "additionalProperties": { "type": ["string", "number", "boolean"] }, "examples": [{ "url": "http://${machine.web.ipv4}:8080" }] }, "moved": { "type": "array", "description": "Machines that were renamed in this file.", "items": { "$ref": "#/definitions/move" }, "examples": [[{ "from": "machine.app", "to": "machine.web" }]] }, "host": { "$ref": "#/definitions/host" }, "mcp": { "$ref": "#/definitions/mcp" } }, "definitions": { "name": { "description": "Letters, digits and hyphens; starts with a letter and does not end with a hyphen.", "type": "string", "pattern": "^[A-Za-z]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?$", "patternErrorMessage": "must have 1 to 63 letters, digits and hyphens, start with a letter and not end with a hyphen", "examples": ["web"] }, "taskName": { "description": "Letters, digits, `-` and `_`.", "type": "string", "pattern": "^[A-Za-z0-9]([A-Za-z0-9_-]{0,61}[A-Za-z0-9])?$", "patternErrorMessage": "must have 1 to 63 letters, digits, - and _", "examples": ["test"] }, "variableName": { "description": "Letters, digits, `-` and `_`; starts with a letter.", "type": "string", "pattern": "^[A-Za-z][A-Za-z0-9_-]*$", "patternErrorMessage": "must have letters, digits, - and _ only, and start with a letter", "examples": ["token"] }, "environmentVariableName": { "description": "Letters, digits and `_`; does not start with a digit.", "type": "string", "pattern": "^[A-Za-z_][A-Za-z0-9_]*$", "patternErrorMessage": "must have letters, digits and _ only, and not start with a digit", "examples": ["DB_HOST"] }, "count": { "description": "A whole number from 1, or one variable.", "type": ["integer", "string"], "minimum": 1, "maximum": 1e3, "pattern": "^\\$\\{var\\.[A-Za-z][A-Za-z0-9_-]*\\}$", "patternErrorMessage": "must be a whole number from 1", "examples": [2] }, "number": { "description": "A whole number from 0, or one variable.", "type": ["integer", "string"], "minimum": 0, "maximum": 1e3, "pattern": "^\\$\\{var\\.[A-Za-z][A-Za-z0-9_-]*\\}$", "patternErrorMessage": "must be a whole number from 0", "examples": [1] }, "size": { "description": "A size as in Multipass: a number with K, M or G (`512M`, `1.5G`, `4GiB`), or bytes.", "type": ["string", "integer"], "minimum": 1, "pattern": "^(\\d+|\\d+(\\.\\d+)?[KkMmGg]([Ii]?[Bb])?|\\$\\{var\\.[A-Za-z][A-Za-z0-9_-]*\\})$", "patternErrorMessage": "must be a size such as 512M, 1.5G or 4GiB", "examples": ["4G"] }, "duration": { "description": "A duration as in Go: `30s`, `2m30s`, `8h`.", "type": "string", "pattern": "^((\\d+(\\.\\d+)?(ms|s|m|h))+|\\$\\{var\\.[A-Za-z][A-Za-z0-9_-]*\\})$", "patternErrorMessage": "must be a duration such as 30s, 2m30s or 8h", "examples": ["2m30s"] }, "value": { "title": "Value", "description": "Text, a number, true or false; or where a secret comes from.", "type": ["string", "number", "boolean", "object"], "required": ["secret"], "additionalProperties": false, "properties": { "secret": { "allOf": [{ "$ref": "#/definitions/secret" }], "description": "Where the secret comes from.", "examples": ["env:ACME_TOKEN"] } } }, "secret": { "description": "Where the secret is read at apply time: `env:NAME`, `file:PATH` or `command:COMMAND`. It is never stored.", "type": "string", "pattern": "^(env:[A-Za-z_][A-Za-z0-9_]*|file:.+|command:.+)$", "patternErrorMessage": "must be env:NAME, file:PATH or command:COMMAND", "examples": ["env:ACME_TOKEN", "file:~/.config/acme/token", "command:pass show acme"] }, "defaults": { "title": "Defaults", "description": "What images and machines get when they do not say otherwise.", "type": "object", "additionalProperties": false, "properties": { "cpus": { "allOf": [{ "$ref": "#/definitions/count" }], "description": "Number of CPUs.", "examples": [2], "default": 1 }, "memory": { "allOf": [{ "$ref": "#/definitions/size" }], "description": "Memory.", "examples": ["4G"], "default": "1G" }, "disk": { "allOf": [{ "$ref": "#/definitions/size" }], "description": "Disk of images, and of machines that are launched and not cloned.", "examples": ["20G"], "default": "5G" } }, "examples": [{ "cpus": 2, "memory": "4G", "disk": "20G" }] }, "variable": { "title": "Variable", "description": "An input of the configuration, used as `${var.NAME}`.", "type": "object", "additionalProperties": false, "properties": { "default": { "type": ["string", "number", "boolean"], "description": "Value when none is given; without it, one must be given.", "examples": ["main"] }, "type": { "type": "string", "description": "What a given value is read as. Default: the type of `default`, else string.", "enum": ["string", "number", "boolean"], "examples": ["number"] }, "sensitive": { "type": "boolean", "description": "Hide the value wherever it would be shown. It may then stand only where text is sent to a guest: `env`, task `run` and `stdin`, `ready`, `outputs`.", "default": false, "examples": [true] }, "description": { "type": "string", "description": "What the variable is for.", "minLength": 1, "examples": ["Branch to check out"] } } }, "image": { "title": "Image", "description": "A golden image: a template machine that is built once, verified, sealed in a snapshot, and cloned.", "type": "object", "required": ["from"], "additionalProperties": false, "properties": { "from": { "type": "string", "description": "What to start from: an Ubuntu release, an alias, or the URL of an image.", "minLength": 1, "examples": ["22.04"] }, "cpus": { "allOf": [{ "$ref": "#/definitions/count" }], "description": "CPUs while it is built. Default: `defaults.cpus`.", "examples": [4] }, "memory": { "allOf": [{ "$ref": "#/definitions/size" }], "description": "Memory while it is built. Default: `defaults.memory`.", "examples": ["8G"] }, "disk": { "allOf": [{ "$ref": "#/definitions/size" }], "description": "Disk of the template, and so the least disk of its clones. Default: `defaults.disk`.", "examples": ["20G"] }, "cloudInit": { "type": ["string", "object"], "description": "cloud-init user data: a path relative to this file, the document as text starting with `#cloud-config`, or the document itself.", "minLength": 1, "examples": ["./cloud-init.yaml"] }, "toolchain": { "$ref": "#/definitions/toolchain" }, "steps": { "type": "array", "description": "What is run in the template, in order.", "items": { "$ref": "#/definitions/imageStep" }, "examples": [[{ "name": "locale", "run": "sudo locale-gen de_DE.UTF-8" }]] }, "verify": { "type": "array", "description": "Checks before the image is sealed.", "items": { "$ref": "#/definitions/verify" }, "examples": [[{ "run": "python3.12 --version", "expect": "Python 3.12.10" }]] }, "snapshot": { "allOf": [{ "$ref": "#/definitions/name" }], "description": "Name of the sealed snapshot.", "examples": ["golden-image"], "default": "golden-image" } } }, "toolchain": { "title": "Toolchain", "description": "Tools that devorch installs in the template. `latest` is pinned in devorch.lock.json.", "type": "object", "additionalProperties": false, "properties": { "python": { "type": "string", "description": "Python, installed through uv. `3.12` and `latest` are pinned in devorch.lock.json.", "pattern": "^(latest|\\d+\\.\\d+(\\.\\d+)?)$", "patternErrorMessage": "must be latest or a version such as 3.12.10", "examples": ["3.12.10"] }, "uv": { "type": "string", "description": "uv.", "pattern": "^(latest|\\d+\\.\\d+\\.\\d+)$", "patternErrorMessage": "must be latest or a version such as 0.7.3", "examples": ["latest"] }, "podman": { "type": "string", "description": "Podman, usable by the `ubuntu` user without root.", "enum": ["rootless"], "examples": ["rootless"] }, "git": { "type": "boolean", "description": "git.", "default": false, "examples": [true] }, "tools": { "type": "array", "description": "Python command-line tools, installed with uv: a name, or `name==version`.", "items": { "type": "string", "pattern": "^[A-Za-z0-9][A-Za-z0-9._-]*(==[A-Za-z0-9][A-Za-z0-9.!+_-]*)?$", "patternErrorMessage": "must be the name of a package, or name==version" }, "examples": [["black", "pytest==8.4.1"]], "uniqueItems": true }, "aliases": { "type": "object", "description": "bash aliases, by name.", "propertyNames": { "pattern": "^[A-Za-z0-9_.-]+$" }, "additionalProperties": { "type": "string", "pattern": "^[^\\n\\r]+$", "patternErrorMessage": "must be one line" }, "examples": [{ "ll": "ls -l" }] } }, "examples": [{ "python": "3.12.10", "uv": "latest", "podman": "rootless", "git": true, "tools": ["black", "isort", "flake8", "mypy", "pytest"] }] }, "imageStep": { "title": "Image step", "description": "One step of building an image: exactly one of `run` and `script`.", "type": "object", "additionalProperties": false, "properties": { "name": { "type": "string", "description": "Name shown in plans and logs. Default: `step-N`.", "minLength": 1, "examples": ["locale"] }, "run": { "type": "string", "description": "A shell command for the guest.", "minLength": 1, "examples": ["sudo locale-gen de_DE.UTF-8"] }, "script": { "type": "string", "description": "A script on the host, relative to this file, run in the guest.", "minLength": 1, "examples": ["./image/aliases.sh"] }, "env": { "type": "object", "description": "Environment of this step only.", "propertyNames": { "$ref": "#/definitions/environmentVariableName" }, "additionalProperties": { "$ref": "#/definitions/value" }, "examples": [{ "TOKEN": { "secret": "env:ACME_TOKEN" } }] }, "timeout": { "allOf": [{ "$ref": "#/definitions/duration" }], "description": "How long the step may take.", "examples": ["10m"], "default": "30m" }, "checkpoint": { "type": "boolean", "description": "Seal after this step: a later build whose steps agree up to here starts from it.", "default": false, "examples": [true] } } }, "verify": { "title": "Verify", "description": "A command that must exit 0 in the finished template.", "type": "object", "required": ["run"], "additionalProperties": false, "properties": { "run": { "type": "string", "description": "A shell command for the guest.", "minLength": 1, "examples": ["python3.12 --version"] }, "expect": { "type": "string", "description": "What its trimmed standard output must be.", "examples": ["Python 3.12.10"] } } }, "machine": { "title": "Machine", "description": "A development machine: a clone of a golden image (`image`) or a plain launch (`from`).", "type": "object", "additionalProperties": false, "properties": { "image": { "type": "string", "description": "Name of an image of this configuration.", "minLength": 1, "examples": ["golden"] }, "from": { "type": "string", "description": "What to launch instead of cloning: an Ubuntu release, an alias, or the URL of an image.", "minLength": 1, "examples": ["24.04"] }, "name": { "allOf": [{ "$ref": "#/definitions/name" }], "description": "Name of the instance, instead of one made from prefix, environment and machine.", "examples": ["build-box"] }, "labels": { "type": "array", "description": "Labels by which tasks select machines.", "items": { "type": "string", "description": "A label.", "minLength": 1, "pattern": "^[A-Za-z0-9]([A-Za-z0-9_.=/-]*[A-Za-z0-9])?$", "patternErrorMessage": "must be a word such as backend or role=db", "examples": ["backend"] }, "examples": [["backend"]], "uniqueItems": true }, "cpus": { "allOf": [{ "$ref": "#/definitions/count" }], "description": "Number of CPUs. Default: `defaults.cpus`.", "examples": [2] }, "memory": { "allOf": [{ "$ref": "#/definitions/size" }], "description": "Memory. Default: `defaults.memory`.", "examples": ["4G"] }, "disk": { "allOf": [{ "$ref": "#/definitions/size" }], "description": "Disk. Default: the image's disk, or `defaults.disk` for a plain launch. Shrinking it replaces the machine.", "examples": ["20G"] }, "replicas": { "allOf": [{ "$ref": "#/definitions/number" }], "description": "How many instances: `web`, `web-2`, `web-3`.", "examples": [3], "default": 1 }, "state": { "type": "string", "description": "The state to keep the machine in.", "enum": ["running", "stopped", "suspended", "absent"], "default": "running", "examples": ["stopped"] }, "networks": { "type": "array", "description": "Host networks to join, beside the default one.", "items": { "$ref": "#/definitions/network" }, "examples": [[{ "name": "en0", "mode": "auto" }]] }, "cloudInit": { "type": ["string", "object"], "description": "cloud-init user data for a plain launch: a path relative to this file, the document as text starting with `#cloud-config`, or the document itself.", "minLength": 1, "examples": ["./cloud-init.yaml"] }, "repo": { "$ref": "#/definitions/repo" }, "files": { "type": "array", "description": "Host files to copy into the machine.", "items": { "$ref": "#/definitions/file" }, "examples": [[{ "from": "./env.template", "to": "~/.env", "mode": "0600" }]] }, "mounts": { "type": "array", "description": "Host folders to mount in the machine.", "items": { "$ref": "#/definitions/mount" }, "examples": [[{ "source": ".", "target": "/workspace" }]] }, "env": { "type": "object", "description": "Environment of everything devorch runs in the machine. It is given to each command and never written in the guest.", "propertyNames": { "$ref": "#/definitions/environmentVariableName" }, "additionalProperties": { "$ref": "#/definitions/value" }, "examples": [{ "DB_HOST": "${machine.db.ipv4}", "TOKEN": { "secret": "env:ACME_TOKEN" } }] }, "setup": { "type": "array", "description": "Tasks that belong to the desired state, run in this order, each after its `needs`.", "items": { "type": "string", "minLength": 1 }, "examples": [["install"]], "uniqueItems": true }, "dependsOn": { "type": "array", "description": "Machines that must be ready first. References such as `${machine.db.ipv4}` imply it.", "items": { "type": "string", "minLength": 1 }, "examples": [["db"]], "uniqueItems": true }, "ready": { "$ref": "#/definitions/ready" }, "lifecycle": { "$ref": "#/definitions/lifecycle" } } }, "network": { "title": "Network", "description": "A host network, as `multipass networks` lists it.", "type": "object", "required": ["name"], "additionalProperties": false, "properties": { "name": { "type": "string", "description": "Name of the host network.", "minLength": 1, "examples": ["en0"] }, "mode": { "type": "string", "description": "`auto` configures the interface in the guest; `manual` leaves it.", "enum": ["auto", "manual"], "default": "auto", "examples": ["manual"] }, "mac": { "type": "string", "description": "MAC address of the interface.", "pattern": "^([0-9A-Fa-f]{2}:){5}[0-9A-Fa-f]{2}$", "patternErrorMessage": "must be a MAC address", "examples": ["52:54:00:4b:ab:cd"] } } }, "repo": { "title": "Repository", "description": "A git repository that is checked out in the machine.", "type": "object", "required": ["url"], "additionalProperties": false, "properties": { "url": { "type": "string", "description": "URL of the repository.", "minLength": 1, "examples": ["https://example.com/acme.git"] }, "ref": { "type": "string", "description": "Branch, tag, commit, or another ref such as `pull/7/head`. A branch that moves plans nothing; a changed line does.", "minLength": 1, "default": "main", "examples": ["main"] }, "path": { "type": "string", "description": "Where to check it out; `~` is the home of `ubuntu`. Default: `~/` and the name of the repository.", "minLength": 1, "examples": ["~/acme"] }, "deployKey": { "description": "Private SSH key that may read the repository. It is given to an agent in the machine for the time of the checkout, and never written there.", "type": "object", "required": ["secret"], "additionalProperties": false, "properties": { "secret": { "allOf": [{ "$ref": "#/definitions/secret" }], "description": "Where the key comes from.", "examples": ["file:~/.ssh/acme-deploy"] } }, "examples": [{ "secret": "file:~/.ssh/acme-deploy" }] }, "knownHosts": { "type": "string", "description": "Public keys of the repository's SSH server, as lines of known_hosts. Needed where the machine does not know the server: it is never trusted on first use.", "minLength": 1, "examples": ["git.example.com ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJxtpPcV2ZVcGh2hO9nNnhL6AV3B3CJHFcBfEFHbmYzP"] } }, "examples": [{ "url": "https://example.com/acme.git", "ref": "main", "path": "~/acme" }] }, "file": { "title": "File", "description": "A host file copied into the machine whenever its content changes.", "type": "object", "required": ["from", "to"], "additionalProperties": false, "properties": { "from": { "type": "string", "description": "Host path, relative to this file.", "minLength": 1, "examples": ["./env.template"] }, "to": { "type": "string", "description": "Guest path; a leading `~/` is the home of `ubuntu`.", "pattern": "^(/|~/)", "patternErrorMessage": "must start with / or ~/", "examples": ["~/.env"] }, "mode": { "type": "string", "description": "Permissions in octal, in quotes.", "pattern": "^0?[0-7]{3}$", "patternErrorMessage": "must be three octal digits in quotes", "default": "0644", "examples": ["0600"] } } }, "mount": { "title": "Mount", "description": "A host folder mounted in the machine.", "type": "object", "required": ["source", "target"], "additionalProperties": false, "properties": { "source": { "type": "string", "description": "Host folder, relative to this file.", "minLength": 1, "examples": ["."] }, "target": { "type": "string", "description": "Absolute path in the guest.", "pattern": "^/", "patternErrorMessage": "must be an absolute path", "examples": ["/workspace"] } } }, "ready": { "title": "Readiness", "description": "When the machine counts as ready: a command that exits 0, tried until it does.", "type": "object", "required": ["run"], "additionalProperties": false, "properties": { "run": { "type": "string", "description": "A shell command for the guest.", "minLength": 1, "examples": ["curl -fs localhost:8080/health"] }, "timeout": { "allOf": [{ "$ref": "#/definitions/duration" }], "description": "How long to keep trying.", "examples": ["2m"], "default": "2m" } }, "examples": [{ "run": "curl -fs localhost:8080/health", "timeout": "2m" }] }, "lifecycle": { "title": "Lifecycle", "description": "How far devorch may go with the machine.", "type": "object", "additionalProperties": false, "properties": { "protect": { "type": "boolean", "description": "Refuse every plan that deletes or replaces the machine. Remembered even when this line is removed.", "default": false, "examples": [true] }, "onImageChange": { "type": "string", "description": "What to do when its image changes: `keep` shows it as outdated, `replace` replaces it.", "enum": ["keep", "replace"], "default": "keep", "examples": ["replace"] }, "ttl": { "allOf": [{ "$ref": "#/definitions/duration" }], "description": "Age from which the machine is planned for deletion.", "examples": ["8h"] }, "trash": { "allOf": [{ "$ref": "#/definitions/duration" }], "description": "How long a deleted machine can be recovered before it is purged.", "examples": ["24h"] } }, "examples": [{ "protect": true }] }, "task": { "title": "Task", "description": "A command run in machines.", "type": "object", "required": ["run"], "additionalProperties": false, "properties": { "run": { "type": ["string", "array"], "description": "The command: text for a shell, or a list of arguments that no shell touches.", "minLength": 1, "minItems": 1, "items": { "type": "string" }, "examples": ["pytest -q", ["pytest", "-q"]] }, "shell": { "type": "string", "description": "Shell that runs the text of `run`.", "minLength": 1, "default": "bash", "examples": ["sh"] }, "workdir": { "type": "string", "description": "Folder in the guest; `~` is the home of the user.", "minLength": 1, "examples": ["~/acme"] }, "user": { "type": "string", "description": "User in the guest, by `sudo`, with that user's home.", "minLength": 1, "default": "ubuntu", "examples": ["root"] }, "env": { "type": "object", "description": "Environment of the task, added to the machine's.", "propertyNames": { "$ref": "#/definitions/environmentVariableName" }, "additionalProperties": { "$ref": "#/definitions/value" }, "examples": [{ "DB_HOST": "${machine.db.ipv4}", "TOKEN": { "secret": "env:ACME_TOKEN" } }] }, "stdin": { "type": ["string", "object"], "description": "What the task reads on standard input: text, or a host file.", "additionalProperties": false, "required": ["file"], "properties": { "file": { "type": "string", "description": "Host path, relative to this file.", "minLength": 1, "examples": ["./seed.sql"] } }, "examples": [{ "file": "./seed.sql" }, "yes\n"] }, "needs": { "type": "array", "description": "Tasks that must succeed first.", "items": { "type": "string", "minLength": 1 }, "examples": [["install"]], "uniqueItems": true }, "on": { "type": ["string", "array"], "description": "Where it runs: machines, instances or labels. Default: chosen on the command line.", "minLength": 1, "items": { "type": "string", "minLength": 1 }, "uniqueItems": true, "examples": ["web", ["db", "backend"]] }, "inputs": { "type": "array", "description": "Host files the result depends on: paths and globs relative to this file. Unchanged inputs make the task cached.", "items": { "type": "string", "minLength": 1 }, "examples": [["uv.lock", "src/**"]] }, "outputs": { "type": "array", "description": "Guest files to collect afterwards, relative to `workdir`.", "items": { "type": "string", "minLength": 1 }, "examples": [["report.xml"]] }, "timeout": { "allOf": [{ "$ref": "#/definitions/duration" }], "description": "How long one try may take. Default: no limit.", "examples": ["10m"] }, "idleTimeout": { "allOf": [{ "$ref": "#/definitions/duration" }], "description": "How long it may stay silent. Default: no limit.", "examples": ["2m"] }, "retries": { "allOf": [{ "$ref": "#/definitions/number" }], "description": "How often to try again after a failure.", "examples": [2], "default": 0 }, "retryOn": { "type": "array", "description": "Failures that are tried again: exit codes, `timeout`. Default: all.", "items": { "type": ["integer", "string"], "minimum": 1, "maximum": 255, "pattern": "^timeout$", "patternErrorMessage": "must be an exit code or timeout" }, "examples": [[75, "timeout"]] }, "continueOnError": { "type": "boolean", "description": "Go on with what needs this task although it failed.", "default": false, "examples": [true] }, "when": { "type": "string", "description": "When to run, by how what it needs has ended: `always`, `onFailure`, or an expression of `NAME.passed`, `NAME.failed`, `NAME.skipped`, `&&`, `||`, `!` and brackets. Default: when all of it ended well.", "minLength": 1, "maxLength": 500, "examples": ["always"] }, "ports": { "type": "array", "description": "TCP ports of the machine that must answer first: for five minutes, or until `timeout`.", "items": { "type": "integer", "minimum": 1, "maximum": 65535 }, "examples": [[5432]] }, "sync": { "type": "array", "description": "Files and folders to copy before (`push`, host to guest) and after (`pull`, guest to host): the host's side below the project, the guest's relative to `workdir`, folders merged.", "items": { "$ref": "#/definitions/sync" }, "examples": [[{ "from": "./data", "to": "~/data" }]] } } }, "sync": { "title": "Sync", "description": "One copy between host and guest around a task.", "type": "object", "required": ["from", "to"], "additionalProperties": false, "properties": { "from": { "type": "string", "description": "Where to copy from.", "minLength": 1, "examples": ["./data"] }, "to": { "type": "string", "description": "Where to copy to.", "minLength": 1, "examples": ["~/data"] }, "direction": { "type": "string", "description": "`push` copies host to guest before the task, `pull` guest to host after it.", "enum": ["push", "pull"], "default": "push", "examples": ["pull"] } } }, "host": { "title": "Host", "description": "The surroundings of the host that guests need to know: proxy, certificates, mirrors, caches.", "type": "object", "additionalProperties": false, "properties": { "proxy": { "title": "Proxy", "description": "HTTP proxy for guests.", "type": "object", "additionalProperties": false, "properties": { "http": { "type": "string", "description": "Proxy for http.", "minLength": 1, "examples": ["http://proxy.example.com:3128"] }, "https": { "type": "string", "description": "Proxy for https.", "minLength": 1, "examples": ["http://proxy.example.com:3128"] }, "noProxy": { "type": "string", "description": "Hosts that are reached directly, separated by commas.", "minLength": 1, "examples": ["localhost,.example.com"] } }, "examples": [{ "http": "http://proxy.example.com:3128", "noProxy": "localhost" }] }, "caCertificates": { "type": "array", "description": "PEM files with certificates that guests trust, relative to this file.", "items": { "type": "string", "minLength": 1 }, "examples": [["./corporate-ca.pem"]] }, "packageMirror": { "type": "string", "description": "Mirror of the Ubuntu archive.", "pattern": "^https?://", "patternErrorMessage": "must start with http:// or https://", "examples": ["https://mirror.example.com/ubuntu"] }, "aptProxy": { "type": "string", "description": "Proxy for apt only, such as apt-cacher-ng.", "pattern": "^https?://", "patternErrorMessage": "must start with http:// or https://", "examples": ["http://192.168.64.1:3142"] }, "locale": { "type": "string", "description": "Locale of guests.", "pattern": "^[A-Za-z_]+(\\.[A-Za-z0-9-]+)?(@[a-z]+)?$", "patternErrorMessage": "must be a locale such as de_DE.UTF-8", "examples": ["de_DE.UTF-8"] }, "cacheDir": { "type": "string", "description": "Host folder for package caches (apt, uv, pip, npm) that builds share.", "minLength": 1, "examples": ["~/.cache/devorch-packages"] } }, "examples": [{ "proxy": { "http": "http://proxy.example.com:3128" } }] }, "mcp": { "title": "MCP", "description": "What programs may do through `devorch mcp`.", "type": "object", "additionalProperties": false, "properties": { "allow": { "type": "array", "description": "Tools that change or destroy something and are allowed nevertheless.", "items": { "type": "string", "enum": ["apply", "create_machine", "run_task", "copy_files", "destroy"] }, "examples": [["run_task"]], "uniqueItems": true } }, "examples": [{ "allow": ["run_task"] }] }, "move": { "title": "Move", "description": "A machine that has a new name in this file; nothing is replaced for it.", "type": "object", "required": ["from", "to"], "additionalProperties": false, "properties": { "from": { "type": "string", "description": "Old address.", "pattern": "^machine\\.[A-Za-z]([A-Za-z0-9-]*[A-Za-z0-9])?$", "patternErrorMessage": "must be an address such as machine.web", "examples": ["machine.app"] }, "to": { "type": "string", "description": "New address.", "pattern": "^machine\\.[A-Za-z]([A-Za-z0-9-]*[A-Za-z0-9])?$", "patternErrorMessage": "must be an address such as machine.web", "examples": ["machine.web"] } } }, "overlay": { "title": "Environment", "description": "Changes for one environment, chosen with `--env`: maps are merged, lists are replaced, `null` removes.", "type": "object", "additionalProperties": false, "properties": { "defaults": { "$ref": "#/definitions/defaults" }, "vars": { "type": "object", "description": "Variables to change or add.", "propertyNames": { "$ref": "#/definitions/variableName" }, "additionalProperties": { "anyOf": [{ "$ref": "#/definitions/variable" }, { "type": "null" }] }, "examples": [{ "ref": { "default": "main" }, "token": { "sensitive": true } }] }, "images": { "type": "object", "description": "Images to change, add, or remove with `null`.", "propertyNames": { "$ref": "#/definitions/name" }, "additionalProperties": { "anyOf": [{ "$ref": "#/definitions/image" }, { "type": "null" }] }, "examples": [{ "golden": { "from": "22.04" } }] }, "machines": { "type": "object", "description": "Machines to change, add, or remove with `null`.", "propertyNames": { "$ref": "#/definitions/name" }, "additionalProperties": { "anyOf": [{ "$ref": "#/definitions/machine" }, { "type": "null" }] }, "examples": [{ "web": { "image": "golden" } }] }, "tasks": { "type": "object", "description": "Tasks to change, add, or remove with `null`.", "propertyNames": { "$ref": "#/definitions/taskName" }, "additionalProperties": { "anyOf": [{ "$ref": "#/definitions/task" }, { "type": "null" }] }, "examples": [{ "test": { "run": "pytest -q", "on": "web" } }] }, "outputs": { "type": "object", "description": "Outputs to change, add, or remove with `null`.", "propertyNames": { "$ref": "#/definitions/variableName" }, "additionalProperties": { "type": ["string", "number", "boolean", "null"] }, "examples": [{ "url": "http://${machine.web.ipv4}:8080" }] }, "host": { "$ref": "#/definitions/host" }, "mcp": { "$ref": "#/definitions/mcp" } } } } };
var xe = Object.prototype.hasOwnProperty;
var w = Ee().default;
var Ce = new RegExp("^x-", "u");
var Se = { "description": "Letters, digits and hyphens; starts with a letter and does not end with a hyphen.", "type": "string", "pattern": "^[A-Za-z]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?$", "patternErrorMessage": "must have 1 to 63 letters, digits and hyphens, start with a letter and not end with a hyphen", "examples": ["web"] };
var He = new RegExp("^[A-Za-z]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?$", "u");
function D(t, { instancePath: i = "", parentData: x, parentDataProperty: b, rootData: h = t } = {}) {
  let e = null;
  let s = 0;
  if (typeof t === "string") {
    if (!He.test(t)) {
      const a = { instancePath: i, schemaPath: "#/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?$" }, schema: "^[A-Za-z]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?$", parentSchema: Se, data: t };
      if (e === null) {
        e = [a];
      } else {
        e.push(a);
      }
      s++;
    }
  } else {
    const a = { instancePath: i, schemaPath: "#/type", keyword: "type", params: { type: "string" }, schema: Se.type, parentSchema: Se, data: t };
    if (e === null) {
      e = [a];
    } else {
      e.push(a);
    }
    s++;
  }
  D.errors = e;
  return s === 0;
}
var $e = { "title": "Defaults", "description": "What images and machines get when they do not say otherwise.", "type": "object", "additionalProperties": false, "properties": { "cpus": { "allOf": [{ "$ref": "#/definitions/count" }], "description": "Number of CPUs.", "examples": [2], "default": 1 }, "memory": { "allOf": [{ "$ref": "#/definitions/size" }], "description": "Memory.", "examples": ["4G"], "default": "1G" }, "disk": { "allOf": [{ "$ref": "#/definitions/size" }], "description": "Disk of images, and of machines that are launched and not cloned.", "examples": ["20G"], "default": "5G" } }, "examples": [{ "cpus": 2, "memory": "4G", "disk": "20G" }] };
var ne = { "description": "A whole number from 1, or one variable.", "type": ["integer", "string"], "minimum": 1, "maximum": 1e3, "pattern": "^\\$\\{var\\.[A-Za-z][A-Za-z0-9_-]*\\}$", "patternErrorMessage": "must be a whole number from 1", "examples": [2] };
var qe = new RegExp("^\\$\\{var\\.[A-Za-z][A-Za-z0-9_-]*\\}$", "u");
function K(t, { instancePath: i = "", parentData: x, parentDataProperty: b, rootData: h = t } = {}) {
  let e = null;
  let s = 0;
  if (!(typeof t == "number" && (!(t % 1) && !isNaN(t)) && isFinite(t)) && typeof t !== "string") {
    const a = { instancePath: i, schemaPath: "#/type", keyword: "type", params: { type: ne.type }, schema: ne.type, parentSchema: ne, data: t };
    if (e === null) {
      e = [a];
    } else {
      e.push(a);
    }
    s++;
  }
  if (typeof t == "number" && isFinite(t)) {
    if (t > 1e3 || isNaN(t)) {
      const a = { instancePath: i, schemaPath: "#/maximum", keyword: "maximum", params: { comparison: "<=", limit: 1e3 }, schema: 1e3, parentSchema: ne, data: t };
      if (e === null) {
        e = [a];
      } else {
        e.push(a);
      }
      s++;
    }
    if (t < 1 || isNaN(t)) {
      const a = { instancePath: i, schemaPath: "#/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, schema: 1, parentSchema: ne, data: t };
      if (e === null) {
        e = [a];
      } else {
        e.push(a);
      }
      s++;
    }
  }
  if (typeof t === "string") {
    if (!qe.test(t)) {
      const a = { instancePath: i, schemaPath: "#/pattern", keyword: "pattern", params: { pattern: "^\\$\\{var\\.[A-Za-z][A-Za-z0-9_-]*\\}$" }, schema: "^\\$\\{var\\.[A-Za-z][A-Za-z0-9_-]*\\}$", parentSchema: ne, data: t };
      if (e === null) {
        e = [a];
      } else {
        e.push(a);
      }
      s++;
    }
  }
  K.errors = e;
  return s === 0;
}
var me = { "description": "A size as in Multipass: a number with K, M or G (`512M`, `1.5G`, `4GiB`), or bytes.", "type": ["string", "integer"], "minimum": 1, "pattern": "^(\\d+|\\d+(\\.\\d+)?[KkMmGg]([Ii]?[Bb])?|\\$\\{var\\.[A-Za-z][A-Za-z0-9_-]*\\})$", "patternErrorMessage": "must be a size such as 512M, 1.5G or 4GiB", "examples": ["4G"] };
var Te = new RegExp("^(\\d+|\\d+(\\.\\d+)?[KkMmGg]([Ii]?[Bb])?|\\$\\{var\\.[A-Za-z][A-Za-z0-9_-]*\\})$", "u");
function L(t, { instancePath: i = "", parentData: x, parentDataProperty: b, rootData: h = t } = {}) {
  let e = null;
  let s = 0;
  if (typeof t !== "string" && !(typeof t == "number" && (!(t % 1) && !isNaN(t)) && isFinite(t))) {
    const a = { instancePath: i, schemaPath: "#/type", keyword: "type", params: { type: me.type }, schema: me.type, parentSchema: me, data: t };
    if (e === null) {
      e = [a];
    } else {
      e.push(a);
    }
    s++;
  }
  if (typeof t == "number" && isFinite(t)) {
    if (t < 1 || isNaN(t)) {
      const a = { instancePath: i, schemaPath: "#/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, schema: 1, parentSchema: me, data: t };
      if (e === null) {
        e = [a];
      } else {
        e.push(a);
      }
      s++;
    }
  }
  if (typeof t === "string") {
    if (!Te.test(t)) {
      const a = { instancePath: i, schemaPath: "#/pattern", keyword: "pattern", params: { pattern: "^(\\d+|\\d+(\\.\\d+)?[KkMmGg]([Ii]?[Bb])?|\\$\\{var\\.[A-Za-z][A-Za-z0-9_-]*\\})$" }, schema: "^(\\d+|\\d+(\\.\\d+)?[KkMmGg]([Ii]?[Bb])?|\\$\\{var\\.[A-Za-z][A-Za-z0-9_-]*\\})$", parentSchema: me, data: t };
      if (e === null) {
        e = [a];
      } else {
        e.push(a);
      }
      s++;
    }
  }
  L.errors = e;
  return s === 0;
}
function Y(t, { instancePath: i = "", parentData: x, parentDataProperty: b, rootData: h = t } = {}) {
  let e = null;
  let s = 0;
  if (t && typeof t == "object" && !Array.isArray(t)) {
    for (const a in t) {
      if (!(a === "cpus" || a === "memory" || a === "disk")) {
        const r = { instancePath: i, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: a }, schema: false, parentSchema: $e, data: t };
        if (e === null) {
          e = [r];
        } else {
          e.push(r);
        }
        s++;
      }
    }
    if (t.cpus !== void 0) {
      if (!K(t.cpus, { instancePath: i + "/cpus", parentData: t, parentDataProperty: "cpus", rootData: h })) {
        e = e === null ? K.errors : e.concat(K.errors);
        s = e.length;
      }
    }
    if (t.memory !== void 0) {
      if (!L(t.memory, { instancePath: i + "/memory", parentData: t, parentDataProperty: "memory", rootData: h })) {
        e = e === null ? L.errors : e.concat(L.errors);
        s = e.length;
      }
    }
    if (t.disk !== void 0) {
      if (!L(t.disk, { instancePath: i + "/disk", parentData: t, parentDataProperty: "disk", rootData: h })) {
        e = e === null ? L.errors : e.concat(L.errors);
        s = e.length;
      }
    }
  } else {
    const a = { instancePath: i, schemaPath: "#/type", keyword: "type", params: { type: "object" }, schema: $e.type, parentSchema: $e, data: t };
    if (e === null) {
      e = [a];
    } else {
      e.push(a);
    }
    s++;
  }
  Y.errors = e;
  return s === 0;
}
var De = { "description": "Letters, digits, `-` and `_`; starts with a letter.", "type": "string", "pattern": "^[A-Za-z][A-Za-z0-9_-]*$", "patternErrorMessage": "must have letters, digits, - and _ only, and start with a letter", "examples": ["token"] };
var Fe = new RegExp("^[A-Za-z][A-Za-z0-9_-]*$", "u");
function T(t, { instancePath: i = "", parentData: x, parentDataProperty: b, rootData: h = t } = {}) {
  let e = null;
  let s = 0;
  if (typeof t === "string") {
    if (!Fe.test(t)) {
      const a = { instancePath: i, schemaPath: "#/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z][A-Za-z0-9_-]*$" }, schema: "^[A-Za-z][A-Za-z0-9_-]*$", parentSchema: De, data: t };
      if (e === null) {
        e = [a];
      } else {
        e.push(a);
      }
      s++;
    }
  } else {
    const a = { instancePath: i, schemaPath: "#/type", keyword: "type", params: { type: "string" }, schema: De.type, parentSchema: De, data: t };
    if (e === null) {
      e = [a];
    } else {
      e.push(a);
    }
    s++;
  }
  T.errors = e;
  return s === 0;
}
var M = { "title": "Variable", "description": "An input of the configuration, used as `${var.NAME}`.", "type": "object", "additionalProperties": false, "properties": { "default": { "type": ["string", "number", "boolean"], "description": "Value when none is given; without it, one must be given.", "examples": ["main"] }, "type": { "type": "string", "description": "What a given value is read as. Default: the type of `default`, else string.", "enum": ["string", "number", "boolean"], "examples": ["number"] }, "sensitive": { "type": "boolean", "description": "Hide the value wherever it would be shown. It may then stand only where text is sent to a guest: `env`, task `run` and `stdin`, `ready`, `outputs`.", "default": false, "examples": [true] }, "description": { "type": "string", "description": "What the variable is for.", "minLength": 1, "examples": ["Branch to check out"] } } };
function Q(t, { instancePath: i = "", parentData: x, parentDataProperty: b, rootData: h = t } = {}) {
  let e = null;
  let s = 0;
  if (t && typeof t == "object" && !Array.isArray(t)) {
    for (const a in t) {
      if (!(a === "default" || a === "type" || a === "sensitive" || a === "description")) {
        const r = { instancePath: i, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: a }, schema: false, parentSchema: M, data: t };
        if (e === null) {
          e = [r];
        } else {
          e.push(r);
        }
        s++;
      }
    }
    if (t.default !== void 0) {
      let a = t.default;
      if (typeof a !== "string" && !(typeof a == "number" && isFinite(a)) && typeof a !== "boolean") {
        const r = { instancePath: i + "/default", schemaPath: "#/properties/default/type", keyword: "type", params: { type: M.properties.default.type }, schema: M.properties.default.type, parentSchema: M.properties.default, data: a };
        if (e === null) {
          e = [r];
        } else {
          e.push(r);
        }
        s++;
      }
    }
    if (t.type !== void 0) {
      let a = t.type;
      if (typeof a !== "string") {
        const r = { instancePath: i + "/type", schemaPath: "#/properties/type/type", keyword: "type", params: { type: "string" }, schema: M.properties.type.type, parentSchema: M.properties.type, data: a };
        if (e === null) {
          e = [r];
        } else {
          e.push(r);
        }
        s++;
      }
      if (!(a === "string" || a === "number" || a === "boolean")) {
        const r = { instancePath: i + "/type", schemaPath: "#/properties/type/enum", keyword: "enum", params: { allowedValues: M.properties.type.enum }, schema: M.properties.type.enum, parentSchema: M.properties.type, data: a };
        if (e === null) {
          e = [r];
        } else {
          e.push(r);
        }
        s++;
      }
    }
    if (t.sensitive !== void 0) {
      let a = t.sensitive;
      if (typeof a !== "boolean") {
        const r = { instancePath: i + "/sensitive", schemaPath: "#/properties/sensitive/type", keyword: "type", params: { type: "boolean" }, schema: M.properties.sensitive.type, parentSchema: M.properties.sensitive, data: a };
        if (e === null) {
          e = [r];
        } else {
          e.push(r);
        }
        s++;
      }
    }
    if (t.description !== void 0) {
      let a = t.description;
      if (typeof a === "string") {
        if (w(a) < 1) {
          const r = { instancePath: i + "/description", schemaPath: "#/properties/description/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: M.properties.description, data: a };
          if (e === null) {
            e = [r];
          } else {
            e.push(r);
          }
          s++;
        }
      } else {
        const r = { instancePath: i + "/description", schemaPath: "#/properties/description/type", keyword: "type", params: { type: "string" }, schema: M.properties.description.type, parentSchema: M.properties.description, data: a };
        if (e === null) {
          e = [r];
        } else {
          e.push(r);
        }
        s++;
      }
    }
  } else {
    const a = { instancePath: i, schemaPath: "#/type", keyword: "type", params: { type: "object" }, schema: M.type, parentSchema: M, data: t };
    if (e === null) {
      e = [a];
    } else {
      e.push(a);
    }
    s++;
  }
  Q.errors = e;
  return s === 0;
}
var k = { "title": "Environment", "description": "Changes for one environment, chosen with `--env`: maps are merged, lists are replaced, `null` removes.", "type": "object", "additionalProperties": false, "properties": { "defaults": { "$ref": "#/definitions/defaults" }, "vars": { "type": "object", "description": "Variables to change or add.", "propertyNames": { "$ref": "#/definitions/variableName" }, "additionalProperties": { "anyOf": [{ "$ref": "#/definitions/variable" }, { "type": "null" }] }, "examples": [{ "ref": { "default": "main" }, "token": { "sensitive": true } }] }, "images": { "type": "object", "description": "Images to change, add, or remove with `null`.", "propertyNames": { "$ref": "#/definitions/name" }, "additionalProperties": { "anyOf": [{ "$ref": "#/definitions/image" }, { "type": "null" }] }, "examples": [{ "golden": { "from": "22.04" } }] }, "machines": { "type": "object", "description": "Machines to change, add, or remove with `null`.", "propertyNames": { "$ref": "#/definitions/name" }, "additionalProperties": { "anyOf": [{ "$ref": "#/definitions/machine" }, { "type": "null" }] }, "examples": [{ "web": { "image": "golden" } }] }, "tasks": { "type": "object", "description": "Tasks to change, add, or remove with `null`.", "propertyNames": { "$ref": "#/definitions/taskName" }, "additionalProperties": { "anyOf": [{ "$ref": "#/definitions/task" }, { "type": "null" }] }, "examples": [{ "test": { "run": "pytest -q", "on": "web" } }] }, "outputs": { "type": "object", "description": "Outputs to change, add, or remove with `null`.", "propertyNames": { "$ref": "#/definitions/variableName" }, "additionalProperties": { "type": ["string", "number", "boolean", "null"] }, "examples": [{ "url": "http://${machine.web.ipv4}:8080" }] }, "host": { "$ref": "#/definitions/host" }, "mcp": { "$ref": "#/definitions/mcp" } } };
var _ = { "title": "Image", "description": "A golden image: a template machine that is built once, verified, sealed in a snapshot, and cloned.", "type": "object", "required": ["from"], "additionalProperties": false, "properties": { "from": { "type": "string", "description": "What to start from: an Ubuntu release, an alias, or the URL of an image.", "minLength": 1, "examples": ["22.04"] }, "cpus": { "allOf": [{ "$ref": "#/definitions/count" }], "description": "CPUs while it is built. Default: `defaults.cpus`.", "examples": [4] }, "memory": { "allOf": [{ "$ref": "#/definitions/size" }], "description": "Memory while it is built. Default: `defaults.memory`.", "examples": ["8G"] }, "disk": { "allOf": [{ "$ref": "#/definitions/size" }], "description": "Disk of the template, and so the least disk of its clones. Default: `defaults.disk`.", "examples": ["20G"] }, "cloudInit": { "type": ["string", "object"], "description": "cloud-init user data: a path relative to this file, the document as text starting with `#cloud-config`, or the document itself.", "minLength": 1, "examples": ["./cloud-init.yaml"] }, "toolchain": { "$ref": "#/definitions/toolchain" }, "steps": { "type": "array", "description": "What is run in the template, in order.", "items": { "$ref": "#/definitions/imageStep" }, "examples": [[{ "name": "locale", "run": "sudo locale-gen de_DE.UTF-8" }]] }, "verify": { "type": "array", "description": "Checks before the image is sealed.", "items": { "$ref": "#/definitions/verify" }, "examples": [[{ "run": "python3.12 --version", "expect": "Python 3.12.10" }]] }, "snapshot": { "allOf": [{ "$ref": "#/definitions/name" }], "description": "Name of the sealed snapshot.", "examples": ["golden-image"], "default": "golden-image" } } };
var $ = { "title": "Toolchain", "description": "Tools that devorch installs in the template. `latest` is pinned in devorch.lock.json.", "type": "object", "additionalProperties": false, "properties": { "python": { "type": "string", "description": "Python, installed through uv. `3.12` and `latest` are pinned in devorch.lock.json.", "pattern": "^(latest|\\d+\\.\\d+(\\.\\d+)?)$", "patternErrorMessage": "must be latest or a version such as 3.12.10", "examples": ["3.12.10"] }, "uv": { "type": "string", "description": "uv.", "pattern": "^(latest|\\d+\\.\\d+\\.\\d+)$", "patternErrorMessage": "must be latest or a version such as 0.7.3", "examples": ["latest"] }, "podman": { "type": "string", "description": "Podman, usable by the `ubuntu` user without root.", "enum": ["rootless"], "examples": ["rootless"] }, "git": { "type": "boolean", "description": "git.", "default": false, "examples": [true] }, "tools": { "type": "array", "description": "Python command-line tools, installed with uv: a name, or `name==version`.", "items": { "type": "string", "pattern": "^[A-Za-z0-9][A-Za-z0-9._-]*(==[A-Za-z0-9][A-Za-z0-9.!+_-]*)?$", "patternErrorMessage": "must be the name of a package, or name==version" }, "examples": [["black", "pytest==8.4.1"]], "uniqueItems": true }, "aliases": { "type": "object", "description": "bash aliases, by name.", "propertyNames": { "pattern": "^[A-Za-z0-9_.-]+$" }, "additionalProperties": { "type": "string", "pattern": "^[^\\n\\r]+$", "patternErrorMessage": "must be one line" }, "examples": [{ "ll": "ls -l" }] } }, "examples": [{ "python": "3.12.10", "uv": "latest", "podman": "rootless", "git": true, "tools": ["black", "isort", "flake8", "mypy", "pytest"] }] };
var Ge = new RegExp("^(latest|\\d+\\.\\d+(\\.\\d+)?)$", "u");
var Ve = new RegExp("^(latest|\\d+\\.\\d+\\.\\d+)$", "u");
var Re = new RegExp("^[A-Za-z0-9][A-Za-z0-9._-]*(==[A-Za-z0-9][A-Za-z0-9.!+_-]*)?$", "u");
var Ke = new RegExp("^[A-Za-z0-9_.-]+$", "u");
var We = new RegExp("^[^\\n\\r]+$", "u");
function ce(t, { instancePath: i = "", parentData: x, parentDataProperty: b, rootData: h = t } = {}) {
  let e = null;
  let s = 0;
  if (t && typeof t == "object" && !Array.isArray(t)) {
    for (const r in t) {
      if (!(r === "python" || r === "uv" || r === "podman" || r === "git" || r === "tools" || r === "aliases")) {
        const p = { instancePath: i, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: r }, schema: false, parentSchema: $, data: t };
        if (e === null) {
          e = [p];
        } else {
          e.push(p);
        }
        s++;
      }
    }
    if (t.python !== void 0) {
      let r = t.python;
      if (typeof r === "string") {
        if (!Ge.test(r)) {
          const p = { instancePath: i + "/python", schemaPath: "#/properties/python/pattern", keyword: "pattern", params: { pattern: "^(latest|\\d+\\.\\d+(\\.\\d+)?)$" }, schema: "^(latest|\\d+\\.\\d+(\\.\\d+)?)$", parentSchema: $.properties.python, data: r };
          if (e === null) {
            e = [p];
          } else {
            e.push(p);
          }
          s++;
        }
      } else {
        const p = { instancePath: i + "/python", schemaPath: "#/properties/python/type", keyword: "type", params: { type: "string" }, schema: $.properties.python.type, parentSchema: $.properties.python, data: r };
        if (e === null) {
          e = [p];
        } else {
          e.push(p);
        }
        s++;
      }
    }
    if (t.uv !== void 0) {
      let r = t.uv;
      if (typeof r === "string") {
        if (!Ve.test(r)) {
          const p = { instancePath: i + "/uv", schemaPath: "#/properties/uv/pattern", keyword: "pattern", params: { pattern: "^(latest|\\d+\\.\\d+\\.\\d+)$" }, schema: "^(latest|\\d+\\.\\d+\\.\\d+)$", parentSchema: $.properties.uv, data: r };
          if (e === null) {
            e = [p];
          } else {
            e.push(p);
          }
          s++;
        }
      } else {
        const p = { instancePath: i + "/uv", schemaPath: "#/properties/uv/type", keyword: "type", params: { type: "string" }, schema: $.properties.uv.type, parentSchema: $.properties.uv, data: r };
        if (e === null) {
          e = [p];
        } else {
          e.push(p);
        }
        s++;
      }
    }
    if (t.podman !== void 0) {
      let r = t.podman;
      if (typeof r !== "string") {
        const p = { instancePath: i + "/podman", schemaPath: "#/properties/podman/type", keyword: "type", params: { type: "string" }, schema: $.properties.podman.type, parentSchema: $.properties.podman, data: r };
        if (e === null) {
          e = [p];
        } else {
          e.push(p);
        }
        s++;
      }
      if (!(r === "rootless")) {
        const p = { instancePath: i + "/podman", schemaPath: "#/properties/podman/enum", keyword: "enum", params: { allowedValues: $.properties.podman.enum }, schema: $.properties.podman.enum, parentSchema: $.properties.podman, data: r };
        if (e === null) {
          e = [p];
        } else {
          e.push(p);
        }
        s++;
      }
    }
    if (t.git !== void 0) {
      let r = t.git;
      if (typeof r !== "boolean") {
        const p = { instancePath: i + "/git", schemaPath: "#/properties/git/type", keyword: "type", params: { type: "boolean" }, schema: $.properties.git.type, parentSchema: $.properties.git, data: r };
        if (e === null) {
          e = [p];
        } else {
          e.push(p);
        }
        s++;
      }
    }
    if (t.tools !== void 0) {
      let r = t.tools;
      if (Array.isArray(r)) {
        const p = r.length;
        for (let m = 0; m < p; m++) {
          let n = r[m];
          if (typeof n === "string") {
            if (!Re.test(n)) {
              const o = { instancePath: i + "/tools/" + m, schemaPath: "#/properties/tools/items/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9][A-Za-z0-9._-]*(==[A-Za-z0-9][A-Za-z0-9.!+_-]*)?$" }, schema: "^[A-Za-z0-9][A-Za-z0-9._-]*(==[A-Za-z0-9][A-Za-z0-9.!+_-]*)?$", parentSchema: $.properties.tools.items, data: n };
              if (e === null) {
                e = [o];
              } else {
                e.push(o);
              }
              s++;
            }
          } else {
            const o = { instancePath: i + "/tools/" + m, schemaPath: "#/properties/tools/items/type", keyword: "type", params: { type: "string" }, schema: $.properties.tools.items.type, parentSchema: $.properties.tools.items, data: n };
            if (e === null) {
              e = [o];
            } else {
              e.push(o);
            }
            s++;
          }
        }
        let l = r.length;
        let c;
        if (l > 1) {
          const m = {};
          for (; l--; ) {
            let n = r[l];
            if (typeof n !== "string") {
              continue;
            }
            if (typeof m[n] == "number") {
              c = m[n];
              const o = { instancePath: i + "/tools", schemaPath: "#/properties/tools/uniqueItems", keyword: "uniqueItems", params: { i: l, j: c }, schema: true, parentSchema: $.properties.tools, data: r };
              if (e === null) {
                e = [o];
              } else {
                e.push(o);
              }
              s++;
              break;
            }
            m[n] = l;
          }
        }
      } else {
        const p = { instancePath: i + "/tools", schemaPath: "#/properties/tools/type", keyword: "type", params: { type: "array" }, schema: $.properties.tools.type, parentSchema: $.properties.tools, data: r };
        if (e === null) {
          e = [p];
        } else {
          e.push(p);
        }
        s++;
      }
    }
    if (t.aliases !== void 0) {
      let r = t.aliases;
      if (r && typeof r == "object" && !Array.isArray(r)) {
        for (const p in r) {
          const l = s;
          if (typeof p === "string") {
            if (!Ke.test(p)) {
              const c = { instancePath: i + "/aliases", schemaPath: "#/properties/aliases/propertyNames/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9_.-]+$" }, schema: "^[A-Za-z0-9_.-]+$", parentSchema: $.properties.aliases.propertyNames, data: p, propertyName: p };
              if (e === null) {
                e = [c];
              } else {
                e.push(c);
              }
              s++;
            }
          }
          var a = l === s;
          if (!a) {
            const c = { instancePath: i + "/aliases", schemaPath: "#/properties/aliases/propertyNames", keyword: "propertyNames", params: { propertyName: p }, schema: $.properties.aliases.propertyNames, parentSchema: $.properties.aliases, data: r };
            if (e === null) {
              e = [c];
            } else {
              e.push(c);
            }
            s++;
          }
        }
        for (const p in r) {
          let l = r[p];
          if (typeof l === "string") {
            if (!We.test(l)) {
              const c = { instancePath: i + "/aliases/" + p.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/aliases/additionalProperties/pattern", keyword: "pattern", params: { pattern: "^[^\\n\\r]+$" }, schema: "^[^\\n\\r]+$", parentSchema: $.properties.aliases.additionalProperties, data: l };
              if (e === null) {
                e = [c];
              } else {
                e.push(c);
              }
              s++;
            }
          } else {
            const c = { instancePath: i + "/aliases/" + p.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/aliases/additionalProperties/type", keyword: "type", params: { type: "string" }, schema: $.properties.aliases.additionalProperties.type, parentSchema: $.properties.aliases.additionalProperties, data: l };
            if (e === null) {
              e = [c];
            } else {
              e.push(c);
            }
            s++;
          }
        }
      } else {
        const p = { instancePath: i + "/aliases", schemaPath: "#/properties/aliases/type", keyword: "type", params: { type: "object" }, schema: $.properties.aliases.type, parentSchema: $.properties.aliases, data: r };
        if (e === null) {
          e = [p];
        } else {
          e.push(p);
        }
        s++;
      }
    }
  } else {
    const r = { instancePath: i, schemaPath: "#/type", keyword: "type", params: { type: "object" }, schema: $.type, parentSchema: $, data: t };
    if (e === null) {
      e = [r];
    } else {
      e.push(r);
    }
    s++;
  }
  ce.errors = e;
  return s === 0;
}
var O = { "title": "Image step", "description": "One step of building an image: exactly one of `run` and `script`.", "type": "object", "additionalProperties": false, "properties": { "name": { "type": "string", "description": "Name shown in plans and logs. Default: `step-N`.", "minLength": 1, "examples": ["locale"] }, "run": { "type": "string", "description": "A shell command for the guest.", "minLength": 1, "examples": ["sudo locale-gen de_DE.UTF-8"] }, "script": { "type": "string", "description": "A script on the host, relative to this file, run in the guest.", "minLength": 1, "examples": ["./image/aliases.sh"] }, "env": { "type": "object", "description": "Environment of this step only.", "propertyNames": { "$ref": "#/definitions/environmentVariableName" }, "additionalProperties": { "$ref": "#/definitions/value" }, "examples": [{ "TOKEN": { "secret": "env:ACME_TOKEN" } }] }, "timeout": { "allOf": [{ "$ref": "#/definitions/duration" }], "description": "How long the step may take.", "examples": ["10m"], "default": "30m" }, "checkpoint": { "type": "boolean", "description": "Seal after this step: a later build whose steps agree up to here starts from it.", "default": false, "examples": [true] } } };
var ze = { "description": "Letters, digits and `_`; does not start with a digit.", "type": "string", "pattern": "^[A-Za-z_][A-Za-z0-9_]*$", "patternErrorMessage": "must have letters, digits and _ only, and not start with a digit", "examples": ["DB_HOST"] };
var Ue = new RegExp("^[A-Za-z_][A-Za-z0-9_]*$", "u");
function W(t, { instancePath: i = "", parentData: x, parentDataProperty: b, rootData: h = t } = {}) {
  let e = null;
  let s = 0;
  if (typeof t === "string") {
    if (!Ue.test(t)) {
      const a = { instancePath: i, schemaPath: "#/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z_][A-Za-z0-9_]*$" }, schema: "^[A-Za-z_][A-Za-z0-9_]*$", parentSchema: ze, data: t };
      if (e === null) {
        e = [a];
      } else {
        e.push(a);
      }
      s++;
    }
  } else {
    const a = { instancePath: i, schemaPath: "#/type", keyword: "type", params: { type: "string" }, schema: ze.type, parentSchema: ze, data: t };
    if (e === null) {
      e = [a];
    } else {
      e.push(a);
    }
    s++;
  }
  W.errors = e;
  return s === 0;
}
var oe = { "title": "Value", "description": "Text, a number, true or false; or where a secret comes from.", "type": ["string", "number", "boolean", "object"], "required": ["secret"], "additionalProperties": false, "properties": { "secret": { "allOf": [{ "$ref": "#/definitions/secret" }], "description": "Where the secret comes from.", "examples": ["env:ACME_TOKEN"] } } };
var Ne = { "description": "Where the secret is read at apply time: `env:NAME`, `file:PATH` or `command:COMMAND`. It is never stored.", "type": "string", "pattern": "^(env:[A-Za-z_][A-Za-z0-9_]*|file:.+|command:.+)$", "patternErrorMessage": "must be env:NAME, file:PATH or command:COMMAND", "examples": ["env:ACME_TOKEN", "file:~/.config/acme/token", "command:pass show acme"] };
var Be = new RegExp("^(env:[A-Za-z_][A-Za-z0-9_]*|file:.+|command:.+)$", "u");
function X(t, { instancePath: i = "", parentData: x, parentDataProperty: b, rootData: h = t } = {}) {
  let e = null;
  let s = 0;
  if (typeof t === "string") {
    if (!Be.test(t)) {
      const a = { instancePath: i, schemaPath: "#/pattern", keyword: "pattern", params: { pattern: "^(env:[A-Za-z_][A-Za-z0-9_]*|file:.+|command:.+)$" }, schema: "^(env:[A-Za-z_][A-Za-z0-9_]*|file:.+|command:.+)$", parentSchema: Ne, data: t };
      if (e === null) {
        e = [a];
      } else {
        e.push(a);
      }
      s++;
    }
  } else {
    const a = { instancePath: i, schemaPath: "#/type", keyword: "type", params: { type: "string" }, schema: Ne.type, parentSchema: Ne, data: t };
    if (e === null) {
      e = [a];
    } else {
      e.push(a);
    }
    s++;
  }
  X.errors = e;
  return s === 0;
}
function U(t, { instancePath: i = "", parentData: x, parentDataProperty: b, rootData: h = t } = {}) {
  let e = null;
  let s = 0;
  if (typeof t !== "string" && !(typeof t == "number" && isFinite(t)) && typeof t !== "boolean" && !(t && typeof t == "object" && !Array.isArray(t))) {
    const a = { instancePath: i, schemaPath: "#/type", keyword: "type", params: { type: oe.type }, schema: oe.type, parentSchema: oe, data: t };
    if (e === null) {
      e = [a];
    } else {
      e.push(a);
    }
    s++;
  }
  if (t && typeof t == "object" && !Array.isArray(t)) {
    if (t.secret === void 0) {
      const a = { instancePath: i, schemaPath: "#/required", keyword: "required", params: { missingProperty: "secret" }, schema: oe.required, parentSchema: oe, data: t };
      if (e === null) {
        e = [a];
      } else {
        e.push(a);
      }
      s++;
    }
    for (const a in t) {
      if (!(a === "secret")) {
        const r = { instancePath: i, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: a }, schema: false, parentSchema: oe, data: t };
        if (e === null) {
          e = [r];
        } else {
          e.push(r);
        }
        s++;
      }
    }
    if (t.secret !== void 0) {
      if (!X(t.secret, { instancePath: i + "/secret", parentData: t, parentDataProperty: "secret", rootData: h })) {
        e = e === null ? X.errors : e.concat(X.errors);
        s = e.length;
      }
    }
  }
  U.errors = e;
  return s === 0;
}
var je = { "description": "A duration as in Go: `30s`, `2m30s`, `8h`.", "type": "string", "pattern": "^((\\d+(\\.\\d+)?(ms|s|m|h))+|\\$\\{var\\.[A-Za-z][A-Za-z0-9_-]*\\})$", "patternErrorMessage": "must be a duration such as 30s, 2m30s or 8h", "examples": ["2m30s"] };
var Je = new RegExp("^((\\d+(\\.\\d+)?(ms|s|m|h))+|\\$\\{var\\.[A-Za-z][A-Za-z0-9_-]*\\})$", "u");
function Z(t, { instancePath: i = "", parentData: x, parentDataProperty: b, rootData: h = t } = {}) {
  let e = null;
  let s = 0;
  if (typeof t === "string") {
    if (!Je.test(t)) {
      const a = { instancePath: i, schemaPath: "#/pattern", keyword: "pattern", params: { pattern: "^((\\d+(\\.\\d+)?(ms|s|m|h))+|\\$\\{var\\.[A-Za-z][A-Za-z0-9_-]*\\})$" }, schema: "^((\\d+(\\.\\d+)?(ms|s|m|h))+|\\$\\{var\\.[A-Za-z][A-Za-z0-9_-]*\\})$", parentSchema: je, data: t };
      if (e === null) {
        e = [a];
      } else {
        e.push(a);
      }
      s++;
    }
  } else {
    const a = { instancePath: i, schemaPath: "#/type", keyword: "type", params: { type: "string" }, schema: je.type, parentSchema: je, data: t };
    if (e === null) {
      e = [a];
    } else {
      e.push(a);
    }
    s++;
  }
  Z.errors = e;
  return s === 0;
}
function he(t, { instancePath: i = "", parentData: x, parentDataProperty: b, rootData: h = t } = {}) {
  let e = null;
  let s = 0;
  if (t && typeof t == "object" && !Array.isArray(t)) {
    for (const r in t) {
      if (!(r === "name" || r === "run" || r === "script" || r === "env" || r === "timeout" || r === "checkpoint")) {
        const p = { instancePath: i, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: r }, schema: false, parentSchema: O, data: t };
        if (e === null) {
          e = [p];
        } else {
          e.push(p);
        }
        s++;
      }
    }
    if (t.name !== void 0) {
      let r = t.name;
      if (typeof r === "string") {
        if (w(r) < 1) {
          const p = { instancePath: i + "/name", schemaPath: "#/properties/name/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: O.properties.name, data: r };
          if (e === null) {
            e = [p];
          } else {
            e.push(p);
          }
          s++;
        }
      } else {
        const p = { instancePath: i + "/name", schemaPath: "#/properties/name/type", keyword: "type", params: { type: "string" }, schema: O.properties.name.type, parentSchema: O.properties.name, data: r };
        if (e === null) {
          e = [p];
        } else {
          e.push(p);
        }
        s++;
      }
    }
    if (t.run !== void 0) {
      let r = t.run;
      if (typeof r === "string") {
        if (w(r) < 1) {
          const p = { instancePath: i + "/run", schemaPath: "#/properties/run/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: O.properties.run, data: r };
          if (e === null) {
            e = [p];
          } else {
            e.push(p);
          }
          s++;
        }
      } else {
        const p = { instancePath: i + "/run", schemaPath: "#/properties/run/type", keyword: "type", params: { type: "string" }, schema: O.properties.run.type, parentSchema: O.properties.run, data: r };
        if (e === null) {
          e = [p];
        } else {
          e.push(p);
        }
        s++;
      }
    }
    if (t.script !== void 0) {
      let r = t.script;
      if (typeof r === "string") {
        if (w(r) < 1) {
          const p = { instancePath: i + "/script", schemaPath: "#/properties/script/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: O.properties.script, data: r };
          if (e === null) {
            e = [p];
          } else {
            e.push(p);
          }
          s++;
        }
      } else {
        const p = { instancePath: i + "/script", schemaPath: "#/properties/script/type", keyword: "type", params: { type: "string" }, schema: O.properties.script.type, parentSchema: O.properties.script, data: r };
        if (e === null) {
          e = [p];
        } else {
          e.push(p);
        }
        s++;
      }
    }
    if (t.env !== void 0) {
      let r = t.env;
      if (r && typeof r == "object" && !Array.isArray(r)) {
        for (const p in r) {
          const l = s;
          if (!W(p, { instancePath: i + "/env", parentData: r, parentDataProperty: "env", rootData: h })) {
            e = e === null ? W.errors : e.concat(W.errors);
            s = e.length;
          }
          var a = l === s;
          if (!a) {
            const c = { instancePath: i + "/env", schemaPath: "#/properties/env/propertyNames", keyword: "propertyNames", params: { propertyName: p }, schema: O.properties.env.propertyNames, parentSchema: O.properties.env, data: r };
            if (e === null) {
              e = [c];
            } else {
              e.push(c);
            }
            s++;
          }
        }
        for (const p in r) {
          if (!U(r[p], { instancePath: i + "/env/" + p.replace(/~/g, "~0").replace(/\//g, "~1"), parentData: r, parentDataProperty: p, rootData: h })) {
            e = e === null ? U.errors : e.concat(U.errors);
            s = e.length;
          }
        }
      } else {
        const p = { instancePath: i + "/env", schemaPath: "#/properties/env/type", keyword: "type", params: { type: "object" }, schema: O.properties.env.type, parentSchema: O.properties.env, data: r };
        if (e === null) {
          e = [p];
        } else {
          e.push(p);
        }
        s++;
      }
    }
    if (t.timeout !== void 0) {
      if (!Z(t.timeout, { instancePath: i + "/timeout", parentData: t, parentDataProperty: "timeout", rootData: h })) {
        e = e === null ? Z.errors : e.concat(Z.errors);
        s = e.length;
      }
    }
    if (t.checkpoint !== void 0) {
      let r = t.checkpoint;
      if (typeof r !== "boolean") {
        const p = { instancePath: i + "/checkpoint", schemaPath: "#/properties/checkpoint/type", keyword: "type", params: { type: "boolean" }, schema: O.properties.checkpoint.type, parentSchema: O.properties.checkpoint, data: r };
        if (e === null) {
          e = [p];
        } else {
          e.push(p);
        }
        s++;
      }
    }
  } else {
    const r = { instancePath: i, schemaPath: "#/type", keyword: "type", params: { type: "object" }, schema: O.type, parentSchema: O, data: t };
    if (e === null) {
      e = [r];
    } else {
      e.push(r);
    }
    s++;
  }
  he.errors = e;
  return s === 0;
}
var V = { "title": "Verify", "description": "A command that must exit 0 in the finished template.", "type": "object", "required": ["run"], "additionalProperties": false, "properties": { "run": { "type": "string", "description": "A shell command for the guest.", "minLength": 1, "examples": ["python3.12 --version"] }, "expect": { "type": "string", "description": "What its trimmed standard output must be.", "examples": ["Python 3.12.10"] } } };
function de(t, { instancePath: i = "", parentData: x, parentDataProperty: b, rootData: h = t } = {}) {
  let e = null;
  let s = 0;
  if (t && typeof t == "object" && !Array.isArray(t)) {
    if (t.run === void 0) {
      const a = { instancePath: i, schemaPath: "#/required", keyword: "required", params: { missingProperty: "run" }, schema: V.required, parentSchema: V, data: t };
      if (e === null) {
        e = [a];
      } else {
        e.push(a);
      }
      s++;
    }
    for (const a in t) {
      if (!(a === "run" || a === "expect")) {
        const r = { instancePath: i, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: a }, schema: false, parentSchema: V, data: t };
        if (e === null) {
          e = [r];
        } else {
          e.push(r);
        }
        s++;
      }
    }
    if (t.run !== void 0) {
      let a = t.run;
      if (typeof a === "string") {
        if (w(a) < 1) {
          const r = { instancePath: i + "/run", schemaPath: "#/properties/run/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: V.properties.run, data: a };
          if (e === null) {
            e = [r];
          } else {
            e.push(r);
          }
          s++;
        }
      } else {
        const r = { instancePath: i + "/run", schemaPath: "#/properties/run/type", keyword: "type", params: { type: "string" }, schema: V.properties.run.type, parentSchema: V.properties.run, data: a };
        if (e === null) {
          e = [r];
        } else {
          e.push(r);
        }
        s++;
      }
    }
    if (t.expect !== void 0) {
      let a = t.expect;
      if (typeof a !== "string") {
        const r = { instancePath: i + "/expect", schemaPath: "#/properties/expect/type", keyword: "type", params: { type: "string" }, schema: V.properties.expect.type, parentSchema: V.properties.expect, data: a };
        if (e === null) {
          e = [r];
        } else {
          e.push(r);
        }
        s++;
      }
    }
  } else {
    const a = { instancePath: i, schemaPath: "#/type", keyword: "type", params: { type: "object" }, schema: V.type, parentSchema: V, data: t };
    if (e === null) {
      e = [a];
    } else {
      e.push(a);
    }
    s++;
  }
  de.errors = e;
  return s === 0;
}
function ee(t, { instancePath: i = "", parentData: x, parentDataProperty: b, rootData: h = t } = {}) {
  let e = null;
  let s = 0;
  if (t && typeof t == "object" && !Array.isArray(t)) {
    if (t.from === void 0) {
      const a = { instancePath: i, schemaPath: "#/required", keyword: "required", params: { missingProperty: "from" }, schema: _.required, parentSchema: _, data: t };
      if (e === null) {
        e = [a];
      } else {
        e.push(a);
      }
      s++;
    }
    for (const a in t) {
      if (!xe.call(_.properties, a)) {
        const r = { instancePath: i, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: a }, schema: false, parentSchema: _, data: t };
        if (e === null) {
          e = [r];
        } else {
          e.push(r);
        }
        s++;
      }
    }
    if (t.from !== void 0) {
      let a = t.from;
      if (typeof a === "string") {
        if (w(a) < 1) {
          const r = { instancePath: i + "/from", schemaPath: "#/properties/from/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: _.properties.from, data: a };
          if (e === null) {
            e = [r];
          } else {
            e.push(r);
          }
          s++;
        }
      } else {
        const r = { instancePath: i + "/from", schemaPath: "#/properties/from/type", keyword: "type", params: { type: "string" }, schema: _.properties.from.type, parentSchema: _.properties.from, data: a };
        if (e === null) {
          e = [r];
        } else {
          e.push(r);
        }
        s++;
      }
    }
    if (t.cpus !== void 0) {
      if (!K(t.cpus, { instancePath: i + "/cpus", parentData: t, parentDataProperty: "cpus", rootData: h })) {
        e = e === null ? K.errors : e.concat(K.errors);
        s = e.length;
      }
    }
    if (t.memory !== void 0) {
      if (!L(t.memory, { instancePath: i + "/memory", parentData: t, parentDataProperty: "memory", rootData: h })) {
        e = e === null ? L.errors : e.concat(L.errors);
        s = e.length;
      }
    }
    if (t.disk !== void 0) {
      if (!L(t.disk, { instancePath: i + "/disk", parentData: t, parentDataProperty: "disk", rootData: h })) {
        e = e === null ? L.errors : e.concat(L.errors);
        s = e.length;
      }
    }
    if (t.cloudInit !== void 0) {
      let a = t.cloudInit;
      if (typeof a !== "string" && !(a && typeof a == "object" && !Array.isArray(a))) {
        const r = { instancePath: i + "/cloudInit", schemaPath: "#/properties/cloudInit/type", keyword: "type", params: { type: _.properties.cloudInit.type }, schema: _.properties.cloudInit.type, parentSchema: _.properties.cloudInit, data: a };
        if (e === null) {
          e = [r];
        } else {
          e.push(r);
        }
        s++;
      }
      if (typeof a === "string") {
        if (w(a) < 1) {
          const r = { instancePath: i + "/cloudInit", schemaPath: "#/properties/cloudInit/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: _.properties.cloudInit, data: a };
          if (e === null) {
            e = [r];
          } else {
            e.push(r);
          }
          s++;
        }
      }
    }
    if (t.toolchain !== void 0) {
      if (!ce(t.toolchain, { instancePath: i + "/toolchain", parentData: t, parentDataProperty: "toolchain", rootData: h })) {
        e = e === null ? ce.errors : e.concat(ce.errors);
        s = e.length;
      }
    }
    if (t.steps !== void 0) {
      let a = t.steps;
      if (Array.isArray(a)) {
        const r = a.length;
        for (let p = 0; p < r; p++) {
          if (!he(a[p], { instancePath: i + "/steps/" + p, parentData: a, parentDataProperty: p, rootData: h })) {
            e = e === null ? he.errors : e.concat(he.errors);
            s = e.length;
          }
        }
      } else {
        const r = { instancePath: i + "/steps", schemaPath: "#/properties/steps/type", keyword: "type", params: { type: "array" }, schema: _.properties.steps.type, parentSchema: _.properties.steps, data: a };
        if (e === null) {
          e = [r];
        } else {
          e.push(r);
        }
        s++;
      }
    }
    if (t.verify !== void 0) {
      let a = t.verify;
      if (Array.isArray(a)) {
        const r = a.length;
        for (let p = 0; p < r; p++) {
          if (!de(a[p], { instancePath: i + "/verify/" + p, parentData: a, parentDataProperty: p, rootData: h })) {
            e = e === null ? de.errors : e.concat(de.errors);
            s = e.length;
          }
        }
      } else {
        const r = { instancePath: i + "/verify", schemaPath: "#/properties/verify/type", keyword: "type", params: { type: "array" }, schema: _.properties.verify.type, parentSchema: _.properties.verify, data: a };
        if (e === null) {
          e = [r];
        } else {
          e.push(r);
        }
        s++;
      }
    }
    if (t.snapshot !== void 0) {
      if (!D(t.snapshot, { instancePath: i + "/snapshot", parentData: t, parentDataProperty: "snapshot", rootData: h })) {
        e = e === null ? D.errors : e.concat(D.errors);
        s = e.length;
      }
    }
  } else {
    const a = { instancePath: i, schemaPath: "#/type", keyword: "type", params: { type: "object" }, schema: _.type, parentSchema: _, data: t };
    if (e === null) {
      e = [a];
    } else {
      e.push(a);
    }
    s++;
  }
  ee.errors = e;
  return s === 0;
}
var g = { "title": "Machine", "description": "A development machine: a clone of a golden image (`image`) or a plain launch (`from`).", "type": "object", "additionalProperties": false, "properties": { "image": { "type": "string", "description": "Name of an image of this configuration.", "minLength": 1, "examples": ["golden"] }, "from": { "type": "string", "description": "What to launch instead of cloning: an Ubuntu release, an alias, or the URL of an image.", "minLength": 1, "examples": ["24.04"] }, "name": { "allOf": [{ "$ref": "#/definitions/name" }], "description": "Name of the instance, instead of one made from prefix, environment and machine.", "examples": ["build-box"] }, "labels": { "type": "array", "description": "Labels by which tasks select machines.", "items": { "type": "string", "description": "A label.", "minLength": 1, "pattern": "^[A-Za-z0-9]([A-Za-z0-9_.=/-]*[A-Za-z0-9])?$", "patternErrorMessage": "must be a word such as backend or role=db", "examples": ["backend"] }, "examples": [["backend"]], "uniqueItems": true }, "cpus": { "allOf": [{ "$ref": "#/definitions/count" }], "description": "Number of CPUs. Default: `defaults.cpus`.", "examples": [2] }, "memory": { "allOf": [{ "$ref": "#/definitions/size" }], "description": "Memory. Default: `defaults.memory`.", "examples": ["4G"] }, "disk": { "allOf": [{ "$ref": "#/definitions/size" }], "description": "Disk. Default: the image's disk, or `defaults.disk` for a plain launch. Shrinking it replaces the machine.", "examples": ["20G"] }, "replicas": { "allOf": [{ "$ref": "#/definitions/number" }], "description": "How many instances: `web`, `web-2`, `web-3`.", "examples": [3], "default": 1 }, "state": { "type": "string", "description": "The state to keep the machine in.", "enum": ["running", "stopped", "suspended", "absent"], "default": "running", "examples": ["stopped"] }, "networks": { "type": "array", "description": "Host networks to join, beside the default one.", "items": { "$ref": "#/definitions/network" }, "examples": [[{ "name": "en0", "mode": "auto" }]] }, "cloudInit": { "type": ["string", "object"], "description": "cloud-init user data for a plain launch: a path relative to this file, the document as text starting with `#cloud-config`, or the document itself.", "minLength": 1, "examples": ["./cloud-init.yaml"] }, "repo": { "$ref": "#/definitions/repo" }, "files": { "type": "array", "description": "Host files to copy into the machine.", "items": { "$ref": "#/definitions/file" }, "examples": [[{ "from": "./env.template", "to": "~/.env", "mode": "0600" }]] }, "mounts": { "type": "array", "description": "Host folders to mount in the machine.", "items": { "$ref": "#/definitions/mount" }, "examples": [[{ "source": ".", "target": "/workspace" }]] }, "env": { "type": "object", "description": "Environment of everything devorch runs in the machine. It is given to each command and never written in the guest.", "propertyNames": { "$ref": "#/definitions/environmentVariableName" }, "additionalProperties": { "$ref": "#/definitions/value" }, "examples": [{ "DB_HOST": "${machine.db.ipv4}", "TOKEN": { "secret": "env:ACME_TOKEN" } }] }, "setup": { "type": "array", "description": "Tasks that belong to the desired state, run in this order, each after its `needs`.", "items": { "type": "string", "minLength": 1 }, "examples": [["install"]], "uniqueItems": true }, "dependsOn": { "type": "array", "description": "Machines that must be ready first. References such as `${machine.db.ipv4}` imply it.", "items": { "type": "string", "minLength": 1 }, "examples": [["db"]], "uniqueItems": true }, "ready": { "$ref": "#/definitions/ready" }, "lifecycle": { "$ref": "#/definitions/lifecycle" } } };
var le = { "description": "A whole number from 0, or one variable.", "type": ["integer", "string"], "minimum": 0, "maximum": 1e3, "pattern": "^\\$\\{var\\.[A-Za-z][A-Za-z0-9_-]*\\}$", "patternErrorMessage": "must be a whole number from 0", "examples": [1] };
function te(t, { instancePath: i = "", parentData: x, parentDataProperty: b, rootData: h = t } = {}) {
  let e = null;
  let s = 0;
  if (!(typeof t == "number" && (!(t % 1) && !isNaN(t)) && isFinite(t)) && typeof t !== "string") {
    const a = { instancePath: i, schemaPath: "#/type", keyword: "type", params: { type: le.type }, schema: le.type, parentSchema: le, data: t };
    if (e === null) {
      e = [a];
    } else {
      e.push(a);
    }
    s++;
  }
  if (typeof t == "number" && isFinite(t)) {
    if (t > 1e3 || isNaN(t)) {
      const a = { instancePath: i, schemaPath: "#/maximum", keyword: "maximum", params: { comparison: "<=", limit: 1e3 }, schema: 1e3, parentSchema: le, data: t };
      if (e === null) {
        e = [a];
      } else {
        e.push(a);
      }
      s++;
    }
    if (t < 0 || isNaN(t)) {
      const a = { instancePath: i, schemaPath: "#/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, schema: 0, parentSchema: le, data: t };
      if (e === null) {
        e = [a];
      } else {
        e.push(a);
      }
      s++;
    }
  }
  if (typeof t === "string") {
    if (!qe.test(t)) {
      const a = { instancePath: i, schemaPath: "#/pattern", keyword: "pattern", params: { pattern: "^\\$\\{var\\.[A-Za-z][A-Za-z0-9_-]*\\}$" }, schema: "^\\$\\{var\\.[A-Za-z][A-Za-z0-9_-]*\\}$", parentSchema: le, data: t };
      if (e === null) {
        e = [a];
      } else {
        e.push(a);
      }
      s++;
    }
  }
  te.errors = e;
  return s === 0;
}
var q = { "title": "Network", "description": "A host network, as `multipass networks` lists it.", "type": "object", "required": ["name"], "additionalProperties": false, "properties": { "name": { "type": "string", "description": "Name of the host network.", "minLength": 1, "examples": ["en0"] }, "mode": { "type": "string", "description": "`auto` configures the interface in the guest; `manual` leaves it.", "enum": ["auto", "manual"], "default": "auto", "examples": ["manual"] }, "mac": { "type": "string", "description": "MAC address of the interface.", "pattern": "^([0-9A-Fa-f]{2}:){5}[0-9A-Fa-f]{2}$", "patternErrorMessage": "must be a MAC address", "examples": ["52:54:00:4b:ab:cd"] } } };
var Ye = new RegExp("^([0-9A-Fa-f]{2}:){5}[0-9A-Fa-f]{2}$", "u");
function ue(t, { instancePath: i = "", parentData: x, parentDataProperty: b, rootData: h = t } = {}) {
  let e = null;
  let s = 0;
  if (t && typeof t == "object" && !Array.isArray(t)) {
    if (t.name === void 0) {
      const a = { instancePath: i, schemaPath: "#/required", keyword: "required", params: { missingProperty: "name" }, schema: q.required, parentSchema: q, data: t };
      if (e === null) {
        e = [a];
      } else {
        e.push(a);
      }
      s++;
    }
    for (const a in t) {
      if (!(a === "name" || a === "mode" || a === "mac")) {
        const r = { instancePath: i, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: a }, schema: false, parentSchema: q, data: t };
        if (e === null) {
          e = [r];
        } else {
          e.push(r);
        }
        s++;
      }
    }
    if (t.name !== void 0) {
      let a = t.name;
      if (typeof a === "string") {
        if (w(a) < 1) {
          const r = { instancePath: i + "/name", schemaPath: "#/properties/name/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: q.properties.name, data: a };
          if (e === null) {
            e = [r];
          } else {
            e.push(r);
          }
          s++;
        }
      } else {
        const r = { instancePath: i + "/name", schemaPath: "#/properties/name/type", keyword: "type", params: { type: "string" }, schema: q.properties.name.type, parentSchema: q.properties.name, data: a };
        if (e === null) {
          e = [r];
        } else {
          e.push(r);
        }
        s++;
      }
    }
    if (t.mode !== void 0) {
      let a = t.mode;
      if (typeof a !== "string") {
        const r = { instancePath: i + "/mode", schemaPath: "#/properties/mode/type", keyword: "type", params: { type: "string" }, schema: q.properties.mode.type, parentSchema: q.properties.mode, data: a };
        if (e === null) {
          e = [r];
        } else {
          e.push(r);
        }
        s++;
      }
      if (!(a === "auto" || a === "manual")) {
        const r = { instancePath: i + "/mode", schemaPath: "#/properties/mode/enum", keyword: "enum", params: { allowedValues: q.properties.mode.enum }, schema: q.properties.mode.enum, parentSchema: q.properties.mode, data: a };
        if (e === null) {
          e = [r];
        } else {
          e.push(r);
        }
        s++;
      }
    }
    if (t.mac !== void 0) {
      let a = t.mac;
      if (typeof a === "string") {
        if (!Ye.test(a)) {
          const r = { instancePath: i + "/mac", schemaPath: "#/properties/mac/pattern", keyword: "pattern", params: { pattern: "^([0-9A-Fa-f]{2}:){5}[0-9A-Fa-f]{2}$" }, schema: "^([0-9A-Fa-f]{2}:){5}[0-9A-Fa-f]{2}$", parentSchema: q.properties.mac, data: a };
          if (e === null) {
            e = [r];
          } else {
            e.push(r);
          }
          s++;
        }
      } else {
        const r = { instancePath: i + "/mac", schemaPath: "#/properties/mac/type", keyword: "type", params: { type: "string" }, schema: q.properties.mac.type, parentSchema: q.properties.mac, data: a };
        if (e === null) {
          e = [r];
        } else {
          e.push(r);
        }
        s++;
      }
    }
  } else {
    const a = { instancePath: i, schemaPath: "#/type", keyword: "type", params: { type: "object" }, schema: q.type, parentSchema: q, data: t };
    if (e === null) {
      e = [a];
    } else {
      e.push(a);
    }
    s++;
  }
  ue.errors = e;
  return s === 0;
}
var N = { "title": "Repository", "description": "A git repository that is checked out in the machine.", "type": "object", "required": ["url"], "additionalProperties": false, "properties": { "url": { "type": "string", "description": "URL of the repository.", "minLength": 1, "examples": ["https://example.com/acme.git"] }, "ref": { "type": "string", "description": "Branch, tag, commit, or another ref such as `pull/7/head`. A branch that moves plans nothing; a changed line does.", "minLength": 1, "default": "main", "examples": ["main"] }, "path": { "type": "string", "description": "Where to check it out; `~` is the home of `ubuntu`. Default: `~/` and the name of the repository.", "minLength": 1, "examples": ["~/acme"] }, "deployKey": { "description": "Private SSH key that may read the repository. It is given to an agent in the machine for the time of the checkout, and never written there.", "type": "object", "required": ["secret"], "additionalProperties": false, "properties": { "secret": { "allOf": [{ "$ref": "#/definitions/secret" }], "description": "Where the key comes from.", "examples": ["file:~/.ssh/acme-deploy"] } }, "examples": [{ "secret": "file:~/.ssh/acme-deploy" }] }, "knownHosts": { "type": "string", "description": "Public keys of the repository's SSH server, as lines of known_hosts. Needed where the machine does not know the server: it is never trusted on first use.", "minLength": 1, "examples": ["git.example.com ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJxtpPcV2ZVcGh2hO9nNnhL6AV3B3CJHFcBfEFHbmYzP"] } }, "examples": [{ "url": "https://example.com/acme.git", "ref": "main", "path": "~/acme" }] };
function fe(t, { instancePath: i = "", parentData: x, parentDataProperty: b, rootData: h = t } = {}) {
  let e = null;
  let s = 0;
  if (t && typeof t == "object" && !Array.isArray(t)) {
    if (t.url === void 0) {
      const a = { instancePath: i, schemaPath: "#/required", keyword: "required", params: { missingProperty: "url" }, schema: N.required, parentSchema: N, data: t };
      if (e === null) {
        e = [a];
      } else {
        e.push(a);
      }
      s++;
    }
    for (const a in t) {
      if (!(a === "url" || a === "ref" || a === "path" || a === "deployKey" || a === "knownHosts")) {
        const r = { instancePath: i, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: a }, schema: false, parentSchema: N, data: t };
        if (e === null) {
          e = [r];
        } else {
          e.push(r);
        }
        s++;
      }
    }
    if (t.url !== void 0) {
      let a = t.url;
      if (typeof a === "string") {
        if (w(a) < 1) {
          const r = { instancePath: i + "/url", schemaPath: "#/properties/url/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: N.properties.url, data: a };
          if (e === null) {
            e = [r];
          } else {
            e.push(r);
          }
          s++;
        }
      } else {
        const r = { instancePath: i + "/url", schemaPath: "#/properties/url/type", keyword: "type", params: { type: "string" }, schema: N.properties.url.type, parentSchema: N.properties.url, data: a };
        if (e === null) {
          e = [r];
        } else {
          e.push(r);
        }
        s++;
      }
    }
    if (t.ref !== void 0) {
      let a = t.ref;
      if (typeof a === "string") {
        if (w(a) < 1) {
          const r = { instancePath: i + "/ref", schemaPath: "#/properties/ref/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: N.properties.ref, data: a };
          if (e === null) {
            e = [r];
          } else {
            e.push(r);
          }
          s++;
        }
      } else {
        const r = { instancePath: i + "/ref", schemaPath: "#/properties/ref/type", keyword: "type", params: { type: "string" }, schema: N.properties.ref.type, parentSchema: N.properties.ref, data: a };
        if (e === null) {
          e = [r];
        } else {
          e.push(r);
        }
        s++;
      }
    }
    if (t.path !== void 0) {
      let a = t.path;
      if (typeof a === "string") {
        if (w(a) < 1) {
          const r = { instancePath: i + "/path", schemaPath: "#/properties/path/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: N.properties.path, data: a };
          if (e === null) {
            e = [r];
          } else {
            e.push(r);
          }
          s++;
        }
      } else {
        const r = { instancePath: i + "/path", schemaPath: "#/properties/path/type", keyword: "type", params: { type: "string" }, schema: N.properties.path.type, parentSchema: N.properties.path, data: a };
        if (e === null) {
          e = [r];
        } else {
          e.push(r);
        }
        s++;
      }
    }
    if (t.deployKey !== void 0) {
      let a = t.deployKey;
      if (a && typeof a == "object" && !Array.isArray(a)) {
        if (a.secret === void 0) {
          const r = { instancePath: i + "/deployKey", schemaPath: "#/properties/deployKey/required", keyword: "required", params: { missingProperty: "secret" }, schema: N.properties.deployKey.required, parentSchema: N.properties.deployKey, data: a };
          if (e === null) {
            e = [r];
          } else {
            e.push(r);
          }
          s++;
        }
        for (const r in a) {
          if (!(r === "secret")) {
            const p = { instancePath: i + "/deployKey", schemaPath: "#/properties/deployKey/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: r }, schema: false, parentSchema: N.properties.deployKey, data: a };
            if (e === null) {
              e = [p];
            } else {
              e.push(p);
            }
            s++;
          }
        }
        if (a.secret !== void 0) {
          if (!X(a.secret, { instancePath: i + "/deployKey/secret", parentData: a, parentDataProperty: "secret", rootData: h })) {
            e = e === null ? X.errors : e.concat(X.errors);
            s = e.length;
          }
        }
      } else {
        const r = { instancePath: i + "/deployKey", schemaPath: "#/properties/deployKey/type", keyword: "type", params: { type: "object" }, schema: N.properties.deployKey.type, parentSchema: N.properties.deployKey, data: a };
        if (e === null) {
          e = [r];
        } else {
          e.push(r);
        }
        s++;
      }
    }
    if (t.knownHosts !== void 0) {
      let a = t.knownHosts;
      if (typeof a === "string") {
        if (w(a) < 1) {
          const r = { instancePath: i + "/knownHosts", schemaPath: "#/properties/knownHosts/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: N.properties.knownHosts, data: a };
          if (e === null) {
            e = [r];
          } else {
            e.push(r);
          }
          s++;
        }
      } else {
        const r = { instancePath: i + "/knownHosts", schemaPath: "#/properties/knownHosts/type", keyword: "type", params: { type: "string" }, schema: N.properties.knownHosts.type, parentSchema: N.properties.knownHosts, data: a };
        if (e === null) {
          e = [r];
        } else {
          e.push(r);
        }
        s++;
      }
    }
  } else {
    const a = { instancePath: i, schemaPath: "#/type", keyword: "type", params: { type: "object" }, schema: N.type, parentSchema: N, data: t };
    if (e === null) {
      e = [a];
    } else {
      e.push(a);
    }
    s++;
  }
  fe.errors = e;
  return s === 0;
}
var I = { "title": "File", "description": "A host file copied into the machine whenever its content changes.", "type": "object", "required": ["from", "to"], "additionalProperties": false, "properties": { "from": { "type": "string", "description": "Host path, relative to this file.", "minLength": 1, "examples": ["./env.template"] }, "to": { "type": "string", "description": "Guest path; a leading `~/` is the home of `ubuntu`.", "pattern": "^(/|~/)", "patternErrorMessage": "must start with / or ~/", "examples": ["~/.env"] }, "mode": { "type": "string", "description": "Permissions in octal, in quotes.", "pattern": "^0?[0-7]{3}$", "patternErrorMessage": "must be three octal digits in quotes", "default": "0644", "examples": ["0600"] } } };
var Qe = new RegExp("^(/|~/)", "u");
var Xe = new RegExp("^0?[0-7]{3}$", "u");
function ye(t, { instancePath: i = "", parentData: x, parentDataProperty: b, rootData: h = t } = {}) {
  let e = null;
  let s = 0;
  if (t && typeof t == "object" && !Array.isArray(t)) {
    if (t.from === void 0) {
      const a = { instancePath: i, schemaPath: "#/required", keyword: "required", params: { missingProperty: "from" }, schema: I.required, parentSchema: I, data: t };
      if (e === null) {
        e = [a];
      } else {
        e.push(a);
      }
      s++;
    }
    if (t.to === void 0) {
      const a = { instancePath: i, schemaPath: "#/required", keyword: "required", params: { missingProperty: "to" }, schema: I.required, parentSchema: I, data: t };
      if (e === null) {
        e = [a];
      } else {
        e.push(a);
      }
      s++;
    }
    for (const a in t) {
      if (!(a === "from" || a === "to" || a === "mode")) {
        const r = { instancePath: i, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: a }, schema: false, parentSchema: I, data: t };
        if (e === null) {
          e = [r];
        } else {
          e.push(r);
        }
        s++;
      }
    }
    if (t.from !== void 0) {
      let a = t.from;
      if (typeof a === "string") {
        if (w(a) < 1) {
          const r = { instancePath: i + "/from", schemaPath: "#/properties/from/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: I.properties.from, data: a };
          if (e === null) {
            e = [r];
          } else {
            e.push(r);
          }
          s++;
        }
      } else {
        const r = { instancePath: i + "/from", schemaPath: "#/properties/from/type", keyword: "type", params: { type: "string" }, schema: I.properties.from.type, parentSchema: I.properties.from, data: a };
        if (e === null) {
          e = [r];
        } else {
          e.push(r);
        }
        s++;
      }
    }
    if (t.to !== void 0) {
      let a = t.to;
      if (typeof a === "string") {
        if (!Qe.test(a)) {
          const r = { instancePath: i + "/to", schemaPath: "#/properties/to/pattern", keyword: "pattern", params: { pattern: "^(/|~/)" }, schema: "^(/|~/)", parentSchema: I.properties.to, data: a };
          if (e === null) {
            e = [r];
          } else {
            e.push(r);
          }
          s++;
        }
      } else {
        const r = { instancePath: i + "/to", schemaPath: "#/properties/to/type", keyword: "type", params: { type: "string" }, schema: I.properties.to.type, parentSchema: I.properties.to, data: a };
        if (e === null) {
          e = [r];
        } else {
          e.push(r);
        }
        s++;
      }
    }
    if (t.mode !== void 0) {
      let a = t.mode;
      if (typeof a === "string") {
        if (!Xe.test(a)) {
          const r = { instancePath: i + "/mode", schemaPath: "#/properties/mode/pattern", keyword: "pattern", params: { pattern: "^0?[0-7]{3}$" }, schema: "^0?[0-7]{3}$", parentSchema: I.properties.mode, data: a };
          if (e === null) {
            e = [r];
          } else {
            e.push(r);
          }
          s++;
        }
      } else {
        const r = { instancePath: i + "/mode", schemaPath: "#/properties/mode/type", keyword: "type", params: { type: "string" }, schema: I.properties.mode.type, parentSchema: I.properties.mode, data: a };
        if (e === null) {
          e = [r];
        } else {
          e.push(r);
        }
        s++;
      }
    }
  } else {
    const a = { instancePath: i, schemaPath: "#/type", keyword: "type", params: { type: "object" }, schema: I.type, parentSchema: I, data: t };
    if (e === null) {
      e = [a];
    } else {
      e.push(a);
    }
    s++;
  }
  ye.errors = e;
  return s === 0;
}
var C = { "title": "Mount", "description": "A host folder mounted in the machine.", "type": "object", "required": ["source", "target"], "additionalProperties": false, "properties": { "source": { "type": "string", "description": "Host folder, relative to this file.", "minLength": 1, "examples": ["."] }, "target": { "type": "string", "description": "Absolute path in the guest.", "pattern": "^/", "patternErrorMessage": "must be an absolute path", "examples": ["/workspace"] } } };
var et = new RegExp("^/", "u");
function ge(t, { instancePath: i = "", parentData: x, parentDataProperty: b, rootData: h = t } = {}) {
  let e = null;
  let s = 0;
  if (t && typeof t == "object" && !Array.isArray(t)) {
    if (t.source === void 0) {
      const a = { instancePath: i, schemaPath: "#/required", keyword: "required", params: { missingProperty: "source" }, schema: C.required, parentSchema: C, data: t };
      if (e === null) {
        e = [a];
      } else {
        e.push(a);
      }
      s++;
    }
    if (t.target === void 0) {
      const a = { instancePath: i, schemaPath: "#/required", keyword: "required", params: { missingProperty: "target" }, schema: C.required, parentSchema: C, data: t };
      if (e === null) {
        e = [a];
      } else {
        e.push(a);
      }
      s++;
    }
    for (const a in t) {
      if (!(a === "source" || a === "target")) {
        const r = { instancePath: i, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: a }, schema: false, parentSchema: C, data: t };
        if (e === null) {
          e = [r];
        } else {
          e.push(r);
        }
        s++;
      }
    }
    if (t.source !== void 0) {
      let a = t.source;
      if (typeof a === "string") {
        if (w(a) < 1) {
          const r = { instancePath: i + "/source", schemaPath: "#/properties/source/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: C.properties.source, data: a };
          if (e === null) {
            e = [r];
          } else {
            e.push(r);
          }
          s++;
        }
      } else {
        const r = { instancePath: i + "/source", schemaPath: "#/properties/source/type", keyword: "type", params: { type: "string" }, schema: C.properties.source.type, parentSchema: C.properties.source, data: a };
        if (e === null) {
          e = [r];
        } else {
          e.push(r);
        }
        s++;
      }
    }
    if (t.target !== void 0) {
      let a = t.target;
      if (typeof a === "string") {
        if (!et.test(a)) {
          const r = { instancePath: i + "/target", schemaPath: "#/properties/target/pattern", keyword: "pattern", params: { pattern: "^/" }, schema: "^/", parentSchema: C.properties.target, data: a };
          if (e === null) {
            e = [r];
          } else {
            e.push(r);
          }
          s++;
        }
      } else {
        const r = { instancePath: i + "/target", schemaPath: "#/properties/target/type", keyword: "type", params: { type: "string" }, schema: C.properties.target.type, parentSchema: C.properties.target, data: a };
        if (e === null) {
          e = [r];
        } else {
          e.push(r);
        }
        s++;
      }
    }
  } else {
    const a = { instancePath: i, schemaPath: "#/type", keyword: "type", params: { type: "object" }, schema: C.type, parentSchema: C, data: t };
    if (e === null) {
      e = [a];
    } else {
      e.push(a);
    }
    s++;
  }
  ge.errors = e;
  return s === 0;
}
var B = { "title": "Readiness", "description": "When the machine counts as ready: a command that exits 0, tried until it does.", "type": "object", "required": ["run"], "additionalProperties": false, "properties": { "run": { "type": "string", "description": "A shell command for the guest.", "minLength": 1, "examples": ["curl -fs localhost:8080/health"] }, "timeout": { "allOf": [{ "$ref": "#/definitions/duration" }], "description": "How long to keep trying.", "examples": ["2m"], "default": "2m" } }, "examples": [{ "run": "curl -fs localhost:8080/health", "timeout": "2m" }] };
function ke(t, { instancePath: i = "", parentData: x, parentDataProperty: b, rootData: h = t } = {}) {
  let e = null;
  let s = 0;
  if (t && typeof t == "object" && !Array.isArray(t)) {
    if (t.run === void 0) {
      const a = { instancePath: i, schemaPath: "#/required", keyword: "required", params: { missingProperty: "run" }, schema: B.required, parentSchema: B, data: t };
      if (e === null) {
        e = [a];
      } else {
        e.push(a);
      }
      s++;
    }
    for (const a in t) {
      if (!(a === "run" || a === "timeout")) {
        const r = { instancePath: i, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: a }, schema: false, parentSchema: B, data: t };
        if (e === null) {
          e = [r];
        } else {
          e.push(r);
        }
        s++;
      }
    }
    if (t.run !== void 0) {
      let a = t.run;
      if (typeof a === "string") {
        if (w(a) < 1) {
          const r = { instancePath: i + "/run", schemaPath: "#/properties/run/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: B.properties.run, data: a };
          if (e === null) {
            e = [r];
          } else {
            e.push(r);
          }
          s++;
        }
      } else {
        const r = { instancePath: i + "/run", schemaPath: "#/properties/run/type", keyword: "type", params: { type: "string" }, schema: B.properties.run.type, parentSchema: B.properties.run, data: a };
        if (e === null) {
          e = [r];
        } else {
          e.push(r);
        }
        s++;
      }
    }
    if (t.timeout !== void 0) {
      if (!Z(t.timeout, { instancePath: i + "/timeout", parentData: t, parentDataProperty: "timeout", rootData: h })) {
        e = e === null ? Z.errors : e.concat(Z.errors);
        s = e.length;
      }
    }
  } else {
    const a = { instancePath: i, schemaPath: "#/type", keyword: "type", params: { type: "object" }, schema: B.type, parentSchema: B, data: t };
    if (e === null) {
      e = [a];
    } else {
      e.push(a);
    }
    s++;
  }
  ke.errors = e;
  return s === 0;
}
var R = { "title": "Lifecycle", "description": "How far devorch may go with the machine.", "type": "object", "additionalProperties": false, "properties": { "protect": { "type": "boolean", "description": "Refuse every plan that deletes or replaces the machine. Remembered even when this line is removed.", "default": false, "examples": [true] }, "onImageChange": { "type": "string", "description": "What to do when its image changes: `keep` shows it as outdated, `replace` replaces it.", "enum": ["keep", "replace"], "default": "keep", "examples": ["replace"] }, "ttl": { "allOf": [{ "$ref": "#/definitions/duration" }], "description": "Age from which the machine is planned for deletion.", "examples": ["8h"] }, "trash": { "allOf": [{ "$ref": "#/definitions/duration" }], "description": "How long a deleted machine can be recovered before it is purged.", "examples": ["24h"] } }, "examples": [{ "protect": true }] };
function we(t, { instancePath: i = "", parentData: x, parentDataProperty: b, rootData: h = t } = {}) {
  let e = null;
  let s = 0;
  if (t && typeof t == "object" && !Array.isArray(t)) {
    for (const a in t) {
      if (!(a === "protect" || a === "onImageChange" || a === "ttl" || a === "trash")) {
        const r = { instancePath: i, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: a }, schema: false, parentSchema: R, data: t };
        if (e === null) {
          e = [r];
        } else {
          e.push(r);
        }
        s++;
      }
    }
    if (t.protect !== void 0) {
      let a = t.protect;
      if (typeof a !== "boolean") {
        const r = { instancePath: i + "/protect", schemaPath: "#/properties/protect/type", keyword: "type", params: { type: "boolean" }, schema: R.properties.protect.type, parentSchema: R.properties.protect, data: a };
        if (e === null) {
          e = [r];
        } else {
          e.push(r);
        }
        s++;
      }
    }
    if (t.onImageChange !== void 0) {
      let a = t.onImageChange;
      if (typeof a !== "string") {
        const r = { instancePath: i + "/onImageChange", schemaPath: "#/properties/onImageChange/type", keyword: "type", params: { type: "string" }, schema: R.properties.onImageChange.type, parentSchema: R.properties.onImageChange, data: a };
        if (e === null) {
          e = [r];
        } else {
          e.push(r);
        }
        s++;
      }
      if (!(a === "keep" || a === "replace")) {
        const r = { instancePath: i + "/onImageChange", schemaPath: "#/properties/onImageChange/enum", keyword: "enum", params: { allowedValues: R.properties.onImageChange.enum }, schema: R.properties.onImageChange.enum, parentSchema: R.properties.onImageChange, data: a };
        if (e === null) {
          e = [r];
        } else {
          e.push(r);
        }
        s++;
      }
    }
    if (t.ttl !== void 0) {
      if (!Z(t.ttl, { instancePath: i + "/ttl", parentData: t, parentDataProperty: "ttl", rootData: h })) {
        e = e === null ? Z.errors : e.concat(Z.errors);
        s = e.length;
      }
    }
    if (t.trash !== void 0) {
      if (!Z(t.trash, { instancePath: i + "/trash", parentData: t, parentDataProperty: "trash", rootData: h })) {
        e = e === null ? Z.errors : e.concat(Z.errors);
        s = e.length;
      }
    }
  } else {
    const a = { instancePath: i, schemaPath: "#/type", keyword: "type", params: { type: "object" }, schema: R.type, parentSchema: R, data: t };
    if (e === null) {
      e = [a];
    } else {
      e.push(a);
    }
    s++;
  }
  we.errors = e;
  return s === 0;
}
var tt = new RegExp("^[A-Za-z0-9]([A-Za-z0-9_.=/-]*[A-Za-z0-9])?$", "u");
function re(t, { instancePath: i = "", parentData: x, parentDataProperty: b, rootData: h = t } = {}) {
  let e = null;
  let s = 0;
  if (t && typeof t == "object" && !Array.isArray(t)) {
    for (const r in t) {
      if (!xe.call(g.properties, r)) {
        const p = { instancePath: i, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: r }, schema: false, parentSchema: g, data: t };
        if (e === null) {
          e = [p];
        } else {
          e.push(p);
        }
        s++;
      }
    }
    if (t.image !== void 0) {
      let r = t.image;
      if (typeof r === "string") {
        if (w(r) < 1) {
          const p = { instancePath: i + "/image", schemaPath: "#/properties/image/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: g.properties.image, data: r };
          if (e === null) {
            e = [p];
          } else {
            e.push(p);
          }
          s++;
        }
      } else {
        const p = { instancePath: i + "/image", schemaPath: "#/properties/image/type", keyword: "type", params: { type: "string" }, schema: g.properties.image.type, parentSchema: g.properties.image, data: r };
        if (e === null) {
          e = [p];
        } else {
          e.push(p);
        }
        s++;
      }
    }
    if (t.from !== void 0) {
      let r = t.from;
      if (typeof r === "string") {
        if (w(r) < 1) {
          const p = { instancePath: i + "/from", schemaPath: "#/properties/from/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: g.properties.from, data: r };
          if (e === null) {
            e = [p];
          } else {
            e.push(p);
          }
          s++;
        }
      } else {
        const p = { instancePath: i + "/from", schemaPath: "#/properties/from/type", keyword: "type", params: { type: "string" }, schema: g.properties.from.type, parentSchema: g.properties.from, data: r };
        if (e === null) {
          e = [p];
        } else {
          e.push(p);
        }
        s++;
      }
    }
    if (t.name !== void 0) {
      if (!D(t.name, { instancePath: i + "/name", parentData: t, parentDataProperty: "name", rootData: h })) {
        e = e === null ? D.errors : e.concat(D.errors);
        s = e.length;
      }
    }
    if (t.labels !== void 0) {
      let r = t.labels;
      if (Array.isArray(r)) {
        const p = r.length;
        for (let m = 0; m < p; m++) {
          let n = r[m];
          if (typeof n === "string") {
            if (w(n) < 1) {
              const o = { instancePath: i + "/labels/" + m, schemaPath: "#/properties/labels/items/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: g.properties.labels.items, data: n };
              if (e === null) {
                e = [o];
              } else {
                e.push(o);
              }
              s++;
            }
            if (!tt.test(n)) {
              const o = { instancePath: i + "/labels/" + m, schemaPath: "#/properties/labels/items/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9]([A-Za-z0-9_.=/-]*[A-Za-z0-9])?$" }, schema: "^[A-Za-z0-9]([A-Za-z0-9_.=/-]*[A-Za-z0-9])?$", parentSchema: g.properties.labels.items, data: n };
              if (e === null) {
                e = [o];
              } else {
                e.push(o);
              }
              s++;
            }
          } else {
            const o = { instancePath: i + "/labels/" + m, schemaPath: "#/properties/labels/items/type", keyword: "type", params: { type: "string" }, schema: g.properties.labels.items.type, parentSchema: g.properties.labels.items, data: n };
            if (e === null) {
              e = [o];
            } else {
              e.push(o);
            }
            s++;
          }
        }
        let l = r.length;
        let c;
        if (l > 1) {
          const m = {};
          for (; l--; ) {
            let n = r[l];
            if (typeof n !== "string") {
              continue;
            }
            if (typeof m[n] == "number") {
              c = m[n];
              const o = { instancePath: i + "/labels", schemaPath: "#/properties/labels/uniqueItems", keyword: "uniqueItems", params: { i: l, j: c }, schema: true, parentSchema: g.properties.labels, data: r };
              if (e === null) {
                e = [o];
              } else {
                e.push(o);
              }
              s++;
              break;
            }
            m[n] = l;
          }
        }
      } else {
        const p = { instancePath: i + "/labels", schemaPath: "#/properties/labels/type", keyword: "type", params: { type: "array" }, schema: g.properties.labels.type, parentSchema: g.properties.labels, data: r };
        if (e === null) {
          e = [p];
        } else {
          e.push(p);
        }
        s++;
      }
    }
    if (t.cpus !== void 0) {
      if (!K(t.cpus, { instancePath: i + "/cpus", parentData: t, parentDataProperty: "cpus", rootData: h })) {
        e = e === null ? K.errors : e.concat(K.errors);
        s = e.length;
      }
    }
    if (t.memory !== void 0) {
      if (!L(t.memory, { instancePath: i + "/memory", parentData: t, parentDataProperty: "memory", rootData: h })) {
        e = e === null ? L.errors : e.concat(L.errors);
        s = e.length;
      }
    }
    if (t.disk !== void 0) {
      if (!L(t.disk, { instancePath: i + "/disk", parentData: t, parentDataProperty: "disk", rootData: h })) {
        e = e === null ? L.errors : e.concat(L.errors);
        s = e.length;
      }
    }
    if (t.replicas !== void 0) {
      if (!te(t.replicas, { instancePath: i + "/replicas", parentData: t, parentDataProperty: "replicas", rootData: h })) {
        e = e === null ? te.errors : e.concat(te.errors);
        s = e.length;
      }
    }
    if (t.state !== void 0) {
      let r = t.state;
      if (typeof r !== "string") {
        const p = { instancePath: i + "/state", schemaPath: "#/properties/state/type", keyword: "type", params: { type: "string" }, schema: g.properties.state.type, parentSchema: g.properties.state, data: r };
        if (e === null) {
          e = [p];
        } else {
          e.push(p);
        }
        s++;
      }
      if (!(r === "running" || r === "stopped" || r === "suspended" || r === "absent")) {
        const p = { instancePath: i + "/state", schemaPath: "#/properties/state/enum", keyword: "enum", params: { allowedValues: g.properties.state.enum }, schema: g.properties.state.enum, parentSchema: g.properties.state, data: r };
        if (e === null) {
          e = [p];
        } else {
          e.push(p);
        }
        s++;
      }
    }
    if (t.networks !== void 0) {
      let r = t.networks;
      if (Array.isArray(r)) {
        const p = r.length;
        for (let l = 0; l < p; l++) {
          if (!ue(r[l], { instancePath: i + "/networks/" + l, parentData: r, parentDataProperty: l, rootData: h })) {
            e = e === null ? ue.errors : e.concat(ue.errors);
            s = e.length;
          }
        }
      } else {
        const p = { instancePath: i + "/networks", schemaPath: "#/properties/networks/type", keyword: "type", params: { type: "array" }, schema: g.properties.networks.type, parentSchema: g.properties.networks, data: r };
        if (e === null) {
          e = [p];
        } else {
          e.push(p);
        }
        s++;
      }
    }
    if (t.cloudInit !== void 0) {
      let r = t.cloudInit;
      if (typeof r !== "string" && !(r && typeof r == "object" && !Array.isArray(r))) {
        const p = { instancePath: i + "/cloudInit", schemaPath: "#/properties/cloudInit/type", keyword: "type", params: { type: g.properties.cloudInit.type }, schema: g.properties.cloudInit.type, parentSchema: g.properties.cloudInit, data: r };
        if (e === null) {
          e = [p];
        } else {
          e.push(p);
        }
        s++;
      }
      if (typeof r === "string") {
        if (w(r) < 1) {
          const p = { instancePath: i + "/cloudInit", schemaPath: "#/properties/cloudInit/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: g.properties.cloudInit, data: r };
          if (e === null) {
            e = [p];
          } else {
            e.push(p);
          }
          s++;
        }
      }
    }
    if (t.repo !== void 0) {
      if (!fe(t.repo, { instancePath: i + "/repo", parentData: t, parentDataProperty: "repo", rootData: h })) {
        e = e === null ? fe.errors : e.concat(fe.errors);
        s = e.length;
      }
    }
    if (t.files !== void 0) {
      let r = t.files;
      if (Array.isArray(r)) {
        const p = r.length;
        for (let l = 0; l < p; l++) {
          if (!ye(r[l], { instancePath: i + "/files/" + l, parentData: r, parentDataProperty: l, rootData: h })) {
            e = e === null ? ye.errors : e.concat(ye.errors);
            s = e.length;
          }
        }
      } else {
        const p = { instancePath: i + "/files", schemaPath: "#/properties/files/type", keyword: "type", params: { type: "array" }, schema: g.properties.files.type, parentSchema: g.properties.files, data: r };
        if (e === null) {
          e = [p];
        } else {
          e.push(p);
        }
        s++;
      }
    }
    if (t.mounts !== void 0) {
      let r = t.mounts;
      if (Array.isArray(r)) {
        const p = r.length;
        for (let l = 0; l < p; l++) {
          if (!ge(r[l], { instancePath: i + "/mounts/" + l, parentData: r, parentDataProperty: l, rootData: h })) {
            e = e === null ? ge.errors : e.concat(ge.errors);
            s = e.length;
          }
        }
      } else {
        const p = { instancePath: i + "/mounts", schemaPath: "#/properties/mounts/type", keyword: "type", params: { type: "array" }, schema: g.properties.mounts.type, parentSchema: g.properties.mounts, data: r };
        if (e === null) {
          e = [p];
        } else {
          e.push(p);
        }
        s++;
      }
    }
    if (t.env !== void 0) {
      let r = t.env;
      if (r && typeof r == "object" && !Array.isArray(r)) {
        for (const p in r) {
          const l = s;
          if (!W(p, { instancePath: i + "/env", parentData: r, parentDataProperty: "env", rootData: h })) {
            e = e === null ? W.errors : e.concat(W.errors);
            s = e.length;
          }
          var a = l === s;
          if (!a) {
            const c = { instancePath: i + "/env", schemaPath: "#/properties/env/propertyNames", keyword: "propertyNames", params: { propertyName: p }, schema: g.properties.env.propertyNames, parentSchema: g.properties.env, data: r };
            if (e === null) {
              e = [c];
            } else {
              e.push(c);
            }
            s++;
          }
        }
        for (const p in r) {
          if (!U(r[p], { instancePath: i + "/env/" + p.replace(/~/g, "~0").replace(/\//g, "~1"), parentData: r, parentDataProperty: p, rootData: h })) {
            e = e === null ? U.errors : e.concat(U.errors);
            s = e.length;
          }
        }
      } else {
        const p = { instancePath: i + "/env", schemaPath: "#/properties/env/type", keyword: "type", params: { type: "object" }, schema: g.properties.env.type, parentSchema: g.properties.env, data: r };
        if (e === null) {
          e = [p];
        } else {
          e.push(p);
        }
        s++;
      }
    }
    if (t.setup !== void 0) {
      let r = t.setup;
      if (Array.isArray(r)) {
        const p = r.length;
        for (let m = 0; m < p; m++) {
          let n = r[m];
          if (typeof n === "string") {
            if (w(n) < 1) {
              const o = { instancePath: i + "/setup/" + m, schemaPath: "#/properties/setup/items/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: g.properties.setup.items, data: n };
              if (e === null) {
                e = [o];
              } else {
                e.push(o);
              }
              s++;
            }
          } else {
            const o = { instancePath: i + "/setup/" + m, schemaPath: "#/properties/setup/items/type", keyword: "type", params: { type: "string" }, schema: g.properties.setup.items.type, parentSchema: g.properties.setup.items, data: n };
            if (e === null) {
              e = [o];
            } else {
              e.push(o);
            }
            s++;
          }
        }
        let l = r.length;
        let c;
        if (l > 1) {
          const m = {};
          for (; l--; ) {
            let n = r[l];
            if (typeof n !== "string") {
              continue;
            }
            if (typeof m[n] == "number") {
              c = m[n];
              const o = { instancePath: i + "/setup", schemaPath: "#/properties/setup/uniqueItems", keyword: "uniqueItems", params: { i: l, j: c }, schema: true, parentSchema: g.properties.setup, data: r };
              if (e === null) {
                e = [o];
              } else {
                e.push(o);
              }
              s++;
              break;
            }
            m[n] = l;
          }
        }
      } else {
        const p = { instancePath: i + "/setup", schemaPath: "#/properties/setup/type", keyword: "type", params: { type: "array" }, schema: g.properties.setup.type, parentSchema: g.properties.setup, data: r };
        if (e === null) {
          e = [p];
        } else {
          e.push(p);
        }
        s++;
      }
    }
    if (t.dependsOn !== void 0) {
      let r = t.dependsOn;
      if (Array.isArray(r)) {
        const p = r.length;
        for (let m = 0; m < p; m++) {
          let n = r[m];
          if (typeof n === "string") {
            if (w(n) < 1) {
              const o = { instancePath: i + "/dependsOn/" + m, schemaPath: "#/properties/dependsOn/items/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: g.properties.dependsOn.items, data: n };
              if (e === null) {
                e = [o];
              } else {
                e.push(o);
              }
              s++;
            }
          } else {
            const o = { instancePath: i + "/dependsOn/" + m, schemaPath: "#/properties/dependsOn/items/type", keyword: "type", params: { type: "string" }, schema: g.properties.dependsOn.items.type, parentSchema: g.properties.dependsOn.items, data: n };
            if (e === null) {
              e = [o];
            } else {
              e.push(o);
            }
            s++;
          }
        }
        let l = r.length;
        let c;
        if (l > 1) {
          const m = {};
          for (; l--; ) {
            let n = r[l];
            if (typeof n !== "string") {
              continue;
            }
            if (typeof m[n] == "number") {
              c = m[n];
              const o = { instancePath: i + "/dependsOn", schemaPath: "#/properties/dependsOn/uniqueItems", keyword: "uniqueItems", params: { i: l, j: c }, schema: true, parentSchema: g.properties.dependsOn, data: r };
              if (e === null) {
                e = [o];
              } else {
                e.push(o);
              }
              s++;
              break;
            }
            m[n] = l;
          }
        }
      } else {
        const p = { instancePath: i + "/dependsOn", schemaPath: "#/properties/dependsOn/type", keyword: "type", params: { type: "array" }, schema: g.properties.dependsOn.type, parentSchema: g.properties.dependsOn, data: r };
        if (e === null) {
          e = [p];
        } else {
          e.push(p);
        }
        s++;
      }
    }
    if (t.ready !== void 0) {
      if (!ke(t.ready, { instancePath: i + "/ready", parentData: t, parentDataProperty: "ready", rootData: h })) {
        e = e === null ? ke.errors : e.concat(ke.errors);
        s = e.length;
      }
    }
    if (t.lifecycle !== void 0) {
      if (!we(t.lifecycle, { instancePath: i + "/lifecycle", parentData: t, parentDataProperty: "lifecycle", rootData: h })) {
        e = e === null ? we.errors : e.concat(we.errors);
        s = e.length;
      }
    }
  } else {
    const r = { instancePath: i, schemaPath: "#/type", keyword: "type", params: { type: "object" }, schema: g.type, parentSchema: g, data: t };
    if (e === null) {
      e = [r];
    } else {
      e.push(r);
    }
    s++;
  }
  re.errors = e;
  return s === 0;
}
var Le = { "description": "Letters, digits, `-` and `_`.", "type": "string", "pattern": "^[A-Za-z0-9]([A-Za-z0-9_-]{0,61}[A-Za-z0-9])?$", "patternErrorMessage": "must have 1 to 63 letters, digits, - and _", "examples": ["test"] };
var rt = new RegExp("^[A-Za-z0-9]([A-Za-z0-9_-]{0,61}[A-Za-z0-9])?$", "u");
function se(t, { instancePath: i = "", parentData: x, parentDataProperty: b, rootData: h = t } = {}) {
  let e = null;
  let s = 0;
  if (typeof t === "string") {
    if (!rt.test(t)) {
      const a = { instancePath: i, schemaPath: "#/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9]([A-Za-z0-9_-]{0,61}[A-Za-z0-9])?$" }, schema: "^[A-Za-z0-9]([A-Za-z0-9_-]{0,61}[A-Za-z0-9])?$", parentSchema: Le, data: t };
      if (e === null) {
        e = [a];
      } else {
        e.push(a);
      }
      s++;
    }
  } else {
    const a = { instancePath: i, schemaPath: "#/type", keyword: "type", params: { type: "string" }, schema: Le.type, parentSchema: Le, data: t };
    if (e === null) {
      e = [a];
    } else {
      e.push(a);
    }
    s++;
  }
  se.errors = e;
  return s === 0;
}
var u = { "title": "Task", "description": "A command run in machines.", "type": "object", "required": ["run"], "additionalProperties": false, "properties": { "run": { "type": ["string", "array"], "description": "The command: text for a shell, or a list of arguments that no shell touches.", "minLength": 1, "minItems": 1, "items": { "type": "string" }, "examples": ["pytest -q", ["pytest", "-q"]] }, "shell": { "type": "string", "description": "Shell that runs the text of `run`.", "minLength": 1, "default": "bash", "examples": ["sh"] }, "workdir": { "type": "string", "description": "Folder in the guest; `~` is the home of the user.", "minLength": 1, "examples": ["~/acme"] }, "user": { "type": "string", "description": "User in the guest, by `sudo`, with that user's home.", "minLength": 1, "default": "ubuntu", "examples": ["root"] }, "env": { "type": "object", "description": "Environment of the task, added to the machine's.", "propertyNames": { "$ref": "#/definitions/environmentVariableName" }, "additionalProperties": { "$ref": "#/definitions/value" }, "examples": [{ "DB_HOST": "${machine.db.ipv4}", "TOKEN": { "secret": "env:ACME_TOKEN" } }] }, "stdin": { "type": ["string", "object"], "description": "What the task reads on standard input: text, or a host file.", "additionalProperties": false, "required": ["file"], "properties": { "file": { "type": "string", "description": "Host path, relative to this file.", "minLength": 1, "examples": ["./seed.sql"] } }, "examples": [{ "file": "./seed.sql" }, "yes\n"] }, "needs": { "type": "array", "description": "Tasks that must succeed first.", "items": { "type": "string", "minLength": 1 }, "examples": [["install"]], "uniqueItems": true }, "on": { "type": ["string", "array"], "description": "Where it runs: machines, instances or labels. Default: chosen on the command line.", "minLength": 1, "items": { "type": "string", "minLength": 1 }, "uniqueItems": true, "examples": ["web", ["db", "backend"]] }, "inputs": { "type": "array", "description": "Host files the result depends on: paths and globs relative to this file. Unchanged inputs make the task cached.", "items": { "type": "string", "minLength": 1 }, "examples": [["uv.lock", "src/**"]] }, "outputs": { "type": "array", "description": "Guest files to collect afterwards, relative to `workdir`.", "items": { "type": "string", "minLength": 1 }, "examples": [["report.xml"]] }, "timeout": { "allOf": [{ "$ref": "#/definitions/duration" }], "description": "How long one try may take. Default: no limit.", "examples": ["10m"] }, "idleTimeout": { "allOf": [{ "$ref": "#/definitions/duration" }], "description": "How long it may stay silent. Default: no limit.", "examples": ["2m"] }, "retries": { "allOf": [{ "$ref": "#/definitions/number" }], "description": "How often to try again after a failure.", "examples": [2], "default": 0 }, "retryOn": { "type": "array", "description": "Failures that are tried again: exit codes, `timeout`. Default: all.", "items": { "type": ["integer", "string"], "minimum": 1, "maximum": 255, "pattern": "^timeout$", "patternErrorMessage": "must be an exit code or timeout" }, "examples": [[75, "timeout"]] }, "continueOnError": { "type": "boolean", "description": "Go on with what needs this task although it failed.", "default": false, "examples": [true] }, "when": { "type": "string", "description": "When to run, by how what it needs has ended: `always`, `onFailure`, or an expression of `NAME.passed`, `NAME.failed`, `NAME.skipped`, `&&`, `||`, `!` and brackets. Default: when all of it ended well.", "minLength": 1, "maxLength": 500, "examples": ["always"] }, "ports": { "type": "array", "description": "TCP ports of the machine that must answer first: for five minutes, or until `timeout`.", "items": { "type": "integer", "minimum": 1, "maximum": 65535 }, "examples": [[5432]] }, "sync": { "type": "array", "description": "Files and folders to copy before (`push`, host to guest) and after (`pull`, guest to host): the host's side below the project, the guest's relative to `workdir`, folders merged.", "items": { "$ref": "#/definitions/sync" }, "examples": [[{ "from": "./data", "to": "~/data" }]] } } };
var E = { "title": "Sync", "description": "One copy between host and guest around a task.", "type": "object", "required": ["from", "to"], "additionalProperties": false, "properties": { "from": { "type": "string", "description": "Where to copy from.", "minLength": 1, "examples": ["./data"] }, "to": { "type": "string", "description": "Where to copy to.", "minLength": 1, "examples": ["~/data"] }, "direction": { "type": "string", "description": "`push` copies host to guest before the task, `pull` guest to host after it.", "enum": ["push", "pull"], "default": "push", "examples": ["pull"] } } };
function Pe(t, { instancePath: i = "", parentData: x, parentDataProperty: b, rootData: h = t } = {}) {
  let e = null;
  let s = 0;
  if (t && typeof t == "object" && !Array.isArray(t)) {
    if (t.from === void 0) {
      const a = { instancePath: i, schemaPath: "#/required", keyword: "required", params: { missingProperty: "from" }, schema: E.required, parentSchema: E, data: t };
      if (e === null) {
        e = [a];
      } else {
        e.push(a);
      }
      s++;
    }
    if (t.to === void 0) {
      const a = { instancePath: i, schemaPath: "#/required", keyword: "required", params: { missingProperty: "to" }, schema: E.required, parentSchema: E, data: t };
      if (e === null) {
        e = [a];
      } else {
        e.push(a);
      }
      s++;
    }
    for (const a in t) {
      if (!(a === "from" || a === "to" || a === "direction")) {
        const r = { instancePath: i, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: a }, schema: false, parentSchema: E, data: t };
        if (e === null) {
          e = [r];
        } else {
          e.push(r);
        }
        s++;
      }
    }
    if (t.from !== void 0) {
      let a = t.from;
      if (typeof a === "string") {
        if (w(a) < 1) {
          const r = { instancePath: i + "/from", schemaPath: "#/properties/from/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: E.properties.from, data: a };
          if (e === null) {
            e = [r];
          } else {
            e.push(r);
          }
          s++;
        }
      } else {
        const r = { instancePath: i + "/from", schemaPath: "#/properties/from/type", keyword: "type", params: { type: "string" }, schema: E.properties.from.type, parentSchema: E.properties.from, data: a };
        if (e === null) {
          e = [r];
        } else {
          e.push(r);
        }
        s++;
      }
    }
    if (t.to !== void 0) {
      let a = t.to;
      if (typeof a === "string") {
        if (w(a) < 1) {
          const r = { instancePath: i + "/to", schemaPath: "#/properties/to/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: E.properties.to, data: a };
          if (e === null) {
            e = [r];
          } else {
            e.push(r);
          }
          s++;
        }
      } else {
        const r = { instancePath: i + "/to", schemaPath: "#/properties/to/type", keyword: "type", params: { type: "string" }, schema: E.properties.to.type, parentSchema: E.properties.to, data: a };
        if (e === null) {
          e = [r];
        } else {
          e.push(r);
        }
        s++;
      }
    }
    if (t.direction !== void 0) {
      let a = t.direction;
      if (typeof a !== "string") {
        const r = { instancePath: i + "/direction", schemaPath: "#/properties/direction/type", keyword: "type", params: { type: "string" }, schema: E.properties.direction.type, parentSchema: E.properties.direction, data: a };
        if (e === null) {
          e = [r];
        } else {
          e.push(r);
        }
        s++;
      }
      if (!(a === "push" || a === "pull")) {
        const r = { instancePath: i + "/direction", schemaPath: "#/properties/direction/enum", keyword: "enum", params: { allowedValues: E.properties.direction.enum }, schema: E.properties.direction.enum, parentSchema: E.properties.direction, data: a };
        if (e === null) {
          e = [r];
        } else {
          e.push(r);
        }
        s++;
      }
    }
  } else {
    const a = { instancePath: i, schemaPath: "#/type", keyword: "type", params: { type: "object" }, schema: E.type, parentSchema: E, data: t };
    if (e === null) {
      e = [a];
    } else {
      e.push(a);
    }
    s++;
  }
  Pe.errors = e;
  return s === 0;
}
var st = new RegExp("^timeout$", "u");
function ae(t, { instancePath: i = "", parentData: x, parentDataProperty: b, rootData: h = t } = {}) {
  let e = null;
  let s = 0;
  if (t && typeof t == "object" && !Array.isArray(t)) {
    if (t.run === void 0) {
      const r = { instancePath: i, schemaPath: "#/required", keyword: "required", params: { missingProperty: "run" }, schema: u.required, parentSchema: u, data: t };
      if (e === null) {
        e = [r];
      } else {
        e.push(r);
      }
      s++;
    }
    for (const r in t) {
      if (!xe.call(u.properties, r)) {
        const p = { instancePath: i, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: r }, schema: false, parentSchema: u, data: t };
        if (e === null) {
          e = [p];
        } else {
          e.push(p);
        }
        s++;
      }
    }
    if (t.run !== void 0) {
      let r = t.run;
      if (typeof r !== "string" && !Array.isArray(r)) {
        const p = { instancePath: i + "/run", schemaPath: "#/properties/run/type", keyword: "type", params: { type: u.properties.run.type }, schema: u.properties.run.type, parentSchema: u.properties.run, data: r };
        if (e === null) {
          e = [p];
        } else {
          e.push(p);
        }
        s++;
      }
      if (typeof r === "string") {
        if (w(r) < 1) {
          const p = { instancePath: i + "/run", schemaPath: "#/properties/run/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: u.properties.run, data: r };
          if (e === null) {
            e = [p];
          } else {
            e.push(p);
          }
          s++;
        }
      }
      if (Array.isArray(r)) {
        if (r.length < 1) {
          const l = { instancePath: i + "/run", schemaPath: "#/properties/run/minItems", keyword: "minItems", params: { limit: 1 }, schema: 1, parentSchema: u.properties.run, data: r };
          if (e === null) {
            e = [l];
          } else {
            e.push(l);
          }
          s++;
        }
        const p = r.length;
        for (let l = 0; l < p; l++) {
          let c = r[l];
          if (typeof c !== "string") {
            const m = { instancePath: i + "/run/" + l, schemaPath: "#/properties/run/items/type", keyword: "type", params: { type: "string" }, schema: u.properties.run.items.type, parentSchema: u.properties.run.items, data: c };
            if (e === null) {
              e = [m];
            } else {
              e.push(m);
            }
            s++;
          }
        }
      }
    }
    if (t.shell !== void 0) {
      let r = t.shell;
      if (typeof r === "string") {
        if (w(r) < 1) {
          const p = { instancePath: i + "/shell", schemaPath: "#/properties/shell/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: u.properties.shell, data: r };
          if (e === null) {
            e = [p];
          } else {
            e.push(p);
          }
          s++;
        }
      } else {
        const p = { instancePath: i + "/shell", schemaPath: "#/properties/shell/type", keyword: "type", params: { type: "string" }, schema: u.properties.shell.type, parentSchema: u.properties.shell, data: r };
        if (e === null) {
          e = [p];
        } else {
          e.push(p);
        }
        s++;
      }
    }
    if (t.workdir !== void 0) {
      let r = t.workdir;
      if (typeof r === "string") {
        if (w(r) < 1) {
          const p = { instancePath: i + "/workdir", schemaPath: "#/properties/workdir/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: u.properties.workdir, data: r };
          if (e === null) {
            e = [p];
          } else {
            e.push(p);
          }
          s++;
        }
      } else {
        const p = { instancePath: i + "/workdir", schemaPath: "#/properties/workdir/type", keyword: "type", params: { type: "string" }, schema: u.properties.workdir.type, parentSchema: u.properties.workdir, data: r };
        if (e === null) {
          e = [p];
        } else {
          e.push(p);
        }
        s++;
      }
    }
    if (t.user !== void 0) {
      let r = t.user;
      if (typeof r === "string") {
        if (w(r) < 1) {
          const p = { instancePath: i + "/user", schemaPath: "#/properties/user/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: u.properties.user, data: r };
          if (e === null) {
            e = [p];
          } else {
            e.push(p);
          }
          s++;
        }
      } else {
        const p = { instancePath: i + "/user", schemaPath: "#/properties/user/type", keyword: "type", params: { type: "string" }, schema: u.properties.user.type, parentSchema: u.properties.user, data: r };
        if (e === null) {
          e = [p];
        } else {
          e.push(p);
        }
        s++;
      }
    }
    if (t.env !== void 0) {
      let r = t.env;
      if (r && typeof r == "object" && !Array.isArray(r)) {
        for (const p in r) {
          const l = s;
          if (!W(p, { instancePath: i + "/env", parentData: r, parentDataProperty: "env", rootData: h })) {
            e = e === null ? W.errors : e.concat(W.errors);
            s = e.length;
          }
          var a = l === s;
          if (!a) {
            const c = { instancePath: i + "/env", schemaPath: "#/properties/env/propertyNames", keyword: "propertyNames", params: { propertyName: p }, schema: u.properties.env.propertyNames, parentSchema: u.properties.env, data: r };
            if (e === null) {
              e = [c];
            } else {
              e.push(c);
            }
            s++;
          }
        }
        for (const p in r) {
          if (!U(r[p], { instancePath: i + "/env/" + p.replace(/~/g, "~0").replace(/\//g, "~1"), parentData: r, parentDataProperty: p, rootData: h })) {
            e = e === null ? U.errors : e.concat(U.errors);
            s = e.length;
          }
        }
      } else {
        const p = { instancePath: i + "/env", schemaPath: "#/properties/env/type", keyword: "type", params: { type: "object" }, schema: u.properties.env.type, parentSchema: u.properties.env, data: r };
        if (e === null) {
          e = [p];
        } else {
          e.push(p);
        }
        s++;
      }
    }
    if (t.stdin !== void 0) {
      let r = t.stdin;
      if (typeof r !== "string" && !(r && typeof r == "object" && !Array.isArray(r))) {
        const p = { instancePath: i + "/stdin", schemaPath: "#/properties/stdin/type", keyword: "type", params: { type: u.properties.stdin.type }, schema: u.properties.stdin.type, parentSchema: u.properties.stdin, data: r };
        if (e === null) {
          e = [p];
        } else {
          e.push(p);
        }
        s++;
      }
      if (r && typeof r == "object" && !Array.isArray(r)) {
        if (r.file === void 0) {
          const p = { instancePath: i + "/stdin", schemaPath: "#/properties/stdin/required", keyword: "required", params: { missingProperty: "file" }, schema: u.properties.stdin.required, parentSchema: u.properties.stdin, data: r };
          if (e === null) {
            e = [p];
          } else {
            e.push(p);
          }
          s++;
        }
        for (const p in r) {
          if (!(p === "file")) {
            const l = { instancePath: i + "/stdin", schemaPath: "#/properties/stdin/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: p }, schema: false, parentSchema: u.properties.stdin, data: r };
            if (e === null) {
              e = [l];
            } else {
              e.push(l);
            }
            s++;
          }
        }
        if (r.file !== void 0) {
          let p = r.file;
          if (typeof p === "string") {
            if (w(p) < 1) {
              const l = { instancePath: i + "/stdin/file", schemaPath: "#/properties/stdin/properties/file/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: u.properties.stdin.properties.file, data: p };
              if (e === null) {
                e = [l];
              } else {
                e.push(l);
              }
              s++;
            }
          } else {
            const l = { instancePath: i + "/stdin/file", schemaPath: "#/properties/stdin/properties/file/type", keyword: "type", params: { type: "string" }, schema: u.properties.stdin.properties.file.type, parentSchema: u.properties.stdin.properties.file, data: p };
            if (e === null) {
              e = [l];
            } else {
              e.push(l);
            }
            s++;
          }
        }
      }
    }
    if (t.needs !== void 0) {
      let r = t.needs;
      if (Array.isArray(r)) {
        const p = r.length;
        for (let m = 0; m < p; m++) {
          let n = r[m];
          if (typeof n === "string") {
            if (w(n) < 1) {
              const o = { instancePath: i + "/needs/" + m, schemaPath: "#/properties/needs/items/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: u.properties.needs.items, data: n };
              if (e === null) {
                e = [o];
              } else {
                e.push(o);
              }
              s++;
            }
          } else {
            const o = { instancePath: i + "/needs/" + m, schemaPath: "#/properties/needs/items/type", keyword: "type", params: { type: "string" }, schema: u.properties.needs.items.type, parentSchema: u.properties.needs.items, data: n };
            if (e === null) {
              e = [o];
            } else {
              e.push(o);
            }
            s++;
          }
        }
        let l = r.length;
        let c;
        if (l > 1) {
          const m = {};
          for (; l--; ) {
            let n = r[l];
            if (typeof n !== "string") {
              continue;
            }
            if (typeof m[n] == "number") {
              c = m[n];
              const o = { instancePath: i + "/needs", schemaPath: "#/properties/needs/uniqueItems", keyword: "uniqueItems", params: { i: l, j: c }, schema: true, parentSchema: u.properties.needs, data: r };
              if (e === null) {
                e = [o];
              } else {
                e.push(o);
              }
              s++;
              break;
            }
            m[n] = l;
          }
        }
      } else {
        const p = { instancePath: i + "/needs", schemaPath: "#/properties/needs/type", keyword: "type", params: { type: "array" }, schema: u.properties.needs.type, parentSchema: u.properties.needs, data: r };
        if (e === null) {
          e = [p];
        } else {
          e.push(p);
        }
        s++;
      }
    }
    if (t.on !== void 0) {
      let r = t.on;
      if (typeof r !== "string" && !Array.isArray(r)) {
        const p = { instancePath: i + "/on", schemaPath: "#/properties/on/type", keyword: "type", params: { type: u.properties.on.type }, schema: u.properties.on.type, parentSchema: u.properties.on, data: r };
        if (e === null) {
          e = [p];
        } else {
          e.push(p);
        }
        s++;
      }
      if (typeof r === "string") {
        if (w(r) < 1) {
          const p = { instancePath: i + "/on", schemaPath: "#/properties/on/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: u.properties.on, data: r };
          if (e === null) {
            e = [p];
          } else {
            e.push(p);
          }
          s++;
        }
      }
      if (Array.isArray(r)) {
        const p = r.length;
        for (let m = 0; m < p; m++) {
          let n = r[m];
          if (typeof n === "string") {
            if (w(n) < 1) {
              const o = { instancePath: i + "/on/" + m, schemaPath: "#/properties/on/items/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: u.properties.on.items, data: n };
              if (e === null) {
                e = [o];
              } else {
                e.push(o);
              }
              s++;
            }
          } else {
            const o = { instancePath: i + "/on/" + m, schemaPath: "#/properties/on/items/type", keyword: "type", params: { type: "string" }, schema: u.properties.on.items.type, parentSchema: u.properties.on.items, data: n };
            if (e === null) {
              e = [o];
            } else {
              e.push(o);
            }
            s++;
          }
        }
        let l = r.length;
        let c;
        if (l > 1) {
          const m = {};
          for (; l--; ) {
            let n = r[l];
            if (typeof n !== "string") {
              continue;
            }
            if (typeof m[n] == "number") {
              c = m[n];
              const o = { instancePath: i + "/on", schemaPath: "#/properties/on/uniqueItems", keyword: "uniqueItems", params: { i: l, j: c }, schema: true, parentSchema: u.properties.on, data: r };
              if (e === null) {
                e = [o];
              } else {
                e.push(o);
              }
              s++;
              break;
            }
            m[n] = l;
          }
        }
      }
    }
    if (t.inputs !== void 0) {
      let r = t.inputs;
      if (Array.isArray(r)) {
        const p = r.length;
        for (let l = 0; l < p; l++) {
          let c = r[l];
          if (typeof c === "string") {
            if (w(c) < 1) {
              const m = { instancePath: i + "/inputs/" + l, schemaPath: "#/properties/inputs/items/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: u.properties.inputs.items, data: c };
              if (e === null) {
                e = [m];
              } else {
                e.push(m);
              }
              s++;
            }
          } else {
            const m = { instancePath: i + "/inputs/" + l, schemaPath: "#/properties/inputs/items/type", keyword: "type", params: { type: "string" }, schema: u.properties.inputs.items.type, parentSchema: u.properties.inputs.items, data: c };
            if (e === null) {
              e = [m];
            } else {
              e.push(m);
            }
            s++;
          }
        }
      } else {
        const p = { instancePath: i + "/inputs", schemaPath: "#/properties/inputs/type", keyword: "type", params: { type: "array" }, schema: u.properties.inputs.type, parentSchema: u.properties.inputs, data: r };
        if (e === null) {
          e = [p];
        } else {
          e.push(p);
        }
        s++;
      }
    }
    if (t.outputs !== void 0) {
      let r = t.outputs;
      if (Array.isArray(r)) {
        const p = r.length;
        for (let l = 0; l < p; l++) {
          let c = r[l];
          if (typeof c === "string") {
            if (w(c) < 1) {
              const m = { instancePath: i + "/outputs/" + l, schemaPath: "#/properties/outputs/items/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: u.properties.outputs.items, data: c };
              if (e === null) {
                e = [m];
              } else {
                e.push(m);
              }
              s++;
            }
          } else {
            const m = { instancePath: i + "/outputs/" + l, schemaPath: "#/properties/outputs/items/type", keyword: "type", params: { type: "string" }, schema: u.properties.outputs.items.type, parentSchema: u.properties.outputs.items, data: c };
            if (e === null) {
              e = [m];
            } else {
              e.push(m);
            }
            s++;
          }
        }
      } else {
        const p = { instancePath: i + "/outputs", schemaPath: "#/properties/outputs/type", keyword: "type", params: { type: "array" }, schema: u.properties.outputs.type, parentSchema: u.properties.outputs, data: r };
        if (e === null) {
          e = [p];
        } else {
          e.push(p);
        }
        s++;
      }
    }
    if (t.timeout !== void 0) {
      if (!Z(t.timeout, { instancePath: i + "/timeout", parentData: t, parentDataProperty: "timeout", rootData: h })) {
        e = e === null ? Z.errors : e.concat(Z.errors);
        s = e.length;
      }
    }
    if (t.idleTimeout !== void 0) {
      if (!Z(t.idleTimeout, { instancePath: i + "/idleTimeout", parentData: t, parentDataProperty: "idleTimeout", rootData: h })) {
        e = e === null ? Z.errors : e.concat(Z.errors);
        s = e.length;
      }
    }
    if (t.retries !== void 0) {
      if (!te(t.retries, { instancePath: i + "/retries", parentData: t, parentDataProperty: "retries", rootData: h })) {
        e = e === null ? te.errors : e.concat(te.errors);
        s = e.length;
      }
    }
    if (t.retryOn !== void 0) {
      let r = t.retryOn;
      if (Array.isArray(r)) {
        const p = r.length;
        for (let l = 0; l < p; l++) {
          let c = r[l];
          if (!(typeof c == "number" && (!(c % 1) && !isNaN(c)) && isFinite(c)) && typeof c !== "string") {
            const m = { instancePath: i + "/retryOn/" + l, schemaPath: "#/properties/retryOn/items/type", keyword: "type", params: { type: u.properties.retryOn.items.type }, schema: u.properties.retryOn.items.type, parentSchema: u.properties.retryOn.items, data: c };
            if (e === null) {
              e = [m];
            } else {
              e.push(m);
            }
            s++;
          }
          if (typeof c == "number" && isFinite(c)) {
            if (c > 255 || isNaN(c)) {
              const m = { instancePath: i + "/retryOn/" + l, schemaPath: "#/properties/retryOn/items/maximum", keyword: "maximum", params: { comparison: "<=", limit: 255 }, schema: 255, parentSchema: u.properties.retryOn.items, data: c };
              if (e === null) {
                e = [m];
              } else {
                e.push(m);
              }
              s++;
            }
            if (c < 1 || isNaN(c)) {
              const m = { instancePath: i + "/retryOn/" + l, schemaPath: "#/properties/retryOn/items/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, schema: 1, parentSchema: u.properties.retryOn.items, data: c };
              if (e === null) {
                e = [m];
              } else {
                e.push(m);
              }
              s++;
            }
          }
          if (typeof c === "string") {
            if (!st.test(c)) {
              const m = { instancePath: i + "/retryOn/" + l, schemaPath: "#/properties/retryOn/items/pattern", keyword: "pattern", params: { pattern: "^timeout$" }, schema: "^timeout$", parentSchema: u.properties.retryOn.items, data: c };
              if (e === null) {
                e = [m];
              } else {
                e.push(m);
              }
              s++;
            }
          }
        }
      } else {
        const p = { instancePath: i + "/retryOn", schemaPath: "#/properties/retryOn/type", keyword: "type", params: { type: "array" }, schema: u.properties.retryOn.type, parentSchema: u.properties.retryOn, data: r };
        if (e === null) {
          e = [p];
        } else {
          e.push(p);
        }
        s++;
      }
    }
    if (t.continueOnError !== void 0) {
      let r = t.continueOnError;
      if (typeof r !== "boolean") {
        const p = { instancePath: i + "/continueOnError", schemaPath: "#/properties/continueOnError/type", keyword: "type", params: { type: "boolean" }, schema: u.properties.continueOnError.type, parentSchema: u.properties.continueOnError, data: r };
        if (e === null) {
          e = [p];
        } else {
          e.push(p);
        }
        s++;
      }
    }
    if (t.when !== void 0) {
      let r = t.when;
      if (typeof r === "string") {
        if (w(r) > 500) {
          const p = { instancePath: i + "/when", schemaPath: "#/properties/when/maxLength", keyword: "maxLength", params: { limit: 500 }, schema: 500, parentSchema: u.properties.when, data: r };
          if (e === null) {
            e = [p];
          } else {
            e.push(p);
          }
          s++;
        }
        if (w(r) < 1) {
          const p = { instancePath: i + "/when", schemaPath: "#/properties/when/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: u.properties.when, data: r };
          if (e === null) {
            e = [p];
          } else {
            e.push(p);
          }
          s++;
        }
      } else {
        const p = { instancePath: i + "/when", schemaPath: "#/properties/when/type", keyword: "type", params: { type: "string" }, schema: u.properties.when.type, parentSchema: u.properties.when, data: r };
        if (e === null) {
          e = [p];
        } else {
          e.push(p);
        }
        s++;
      }
    }
    if (t.ports !== void 0) {
      let r = t.ports;
      if (Array.isArray(r)) {
        const p = r.length;
        for (let l = 0; l < p; l++) {
          let c = r[l];
          if (!(typeof c == "number" && (!(c % 1) && !isNaN(c)) && isFinite(c))) {
            const m = { instancePath: i + "/ports/" + l, schemaPath: "#/properties/ports/items/type", keyword: "type", params: { type: "integer" }, schema: u.properties.ports.items.type, parentSchema: u.properties.ports.items, data: c };
            if (e === null) {
              e = [m];
            } else {
              e.push(m);
            }
            s++;
          }
          if (typeof c == "number" && isFinite(c)) {
            if (c > 65535 || isNaN(c)) {
              const m = { instancePath: i + "/ports/" + l, schemaPath: "#/properties/ports/items/maximum", keyword: "maximum", params: { comparison: "<=", limit: 65535 }, schema: 65535, parentSchema: u.properties.ports.items, data: c };
              if (e === null) {
                e = [m];
              } else {
                e.push(m);
              }
              s++;
            }
            if (c < 1 || isNaN(c)) {
              const m = { instancePath: i + "/ports/" + l, schemaPath: "#/properties/ports/items/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, schema: 1, parentSchema: u.properties.ports.items, data: c };
              if (e === null) {
                e = [m];
              } else {
                e.push(m);
              }
              s++;
            }
          }
        }
      } else {
        const p = { instancePath: i + "/ports", schemaPath: "#/properties/ports/type", keyword: "type", params: { type: "array" }, schema: u.properties.ports.type, parentSchema: u.properties.ports, data: r };
        if (e === null) {
          e = [p];
        } else {
          e.push(p);
        }
        s++;
      }
    }
    if (t.sync !== void 0) {
      let r = t.sync;
      if (Array.isArray(r)) {
        const p = r.length;
        for (let l = 0; l < p; l++) {
          if (!Pe(r[l], { instancePath: i + "/sync/" + l, parentData: r, parentDataProperty: l, rootData: h })) {
            e = e === null ? Pe.errors : e.concat(Pe.errors);
            s = e.length;
          }
        }
      } else {
        const p = { instancePath: i + "/sync", schemaPath: "#/properties/sync/type", keyword: "type", params: { type: "array" }, schema: u.properties.sync.type, parentSchema: u.properties.sync, data: r };
        if (e === null) {
          e = [p];
        } else {
          e.push(p);
        }
        s++;
      }
    }
  } else {
    const r = { instancePath: i, schemaPath: "#/type", keyword: "type", params: { type: "object" }, schema: u.type, parentSchema: u, data: t };
    if (e === null) {
      e = [r];
    } else {
      e.push(r);
    }
    s++;
  }
  ae.errors = e;
  return s === 0;
}
var S = { "title": "Host", "description": "The surroundings of the host that guests need to know: proxy, certificates, mirrors, caches.", "type": "object", "additionalProperties": false, "properties": { "proxy": { "title": "Proxy", "description": "HTTP proxy for guests.", "type": "object", "additionalProperties": false, "properties": { "http": { "type": "string", "description": "Proxy for http.", "minLength": 1, "examples": ["http://proxy.example.com:3128"] }, "https": { "type": "string", "description": "Proxy for https.", "minLength": 1, "examples": ["http://proxy.example.com:3128"] }, "noProxy": { "type": "string", "description": "Hosts that are reached directly, separated by commas.", "minLength": 1, "examples": ["localhost,.example.com"] } }, "examples": [{ "http": "http://proxy.example.com:3128", "noProxy": "localhost" }] }, "caCertificates": { "type": "array", "description": "PEM files with certificates that guests trust, relative to this file.", "items": { "type": "string", "minLength": 1 }, "examples": [["./corporate-ca.pem"]] }, "packageMirror": { "type": "string", "description": "Mirror of the Ubuntu archive.", "pattern": "^https?://", "patternErrorMessage": "must start with http:// or https://", "examples": ["https://mirror.example.com/ubuntu"] }, "aptProxy": { "type": "string", "description": "Proxy for apt only, such as apt-cacher-ng.", "pattern": "^https?://", "patternErrorMessage": "must start with http:// or https://", "examples": ["http://192.168.64.1:3142"] }, "locale": { "type": "string", "description": "Locale of guests.", "pattern": "^[A-Za-z_]+(\\.[A-Za-z0-9-]+)?(@[a-z]+)?$", "patternErrorMessage": "must be a locale such as de_DE.UTF-8", "examples": ["de_DE.UTF-8"] }, "cacheDir": { "type": "string", "description": "Host folder for package caches (apt, uv, pip, npm) that builds share.", "minLength": 1, "examples": ["~/.cache/devorch-packages"] } }, "examples": [{ "proxy": { "http": "http://proxy.example.com:3128" } }] };
var _e = new RegExp("^https?://", "u");
var at = new RegExp("^[A-Za-z_]+(\\.[A-Za-z0-9-]+)?(@[a-z]+)?$", "u");
function ie(t, { instancePath: i = "", parentData: x, parentDataProperty: b, rootData: h = t } = {}) {
  let e = null;
  let s = 0;
  if (t && typeof t == "object" && !Array.isArray(t)) {
    for (const a in t) {
      if (!(a === "proxy" || a === "caCertificates" || a === "packageMirror" || a === "aptProxy" || a === "locale" || a === "cacheDir")) {
        const r = { instancePath: i, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: a }, schema: false, parentSchema: S, data: t };
        if (e === null) {
          e = [r];
        } else {
          e.push(r);
        }
        s++;
      }
    }
    if (t.proxy !== void 0) {
      let a = t.proxy;
      if (a && typeof a == "object" && !Array.isArray(a)) {
        for (const r in a) {
          if (!(r === "http" || r === "https" || r === "noProxy")) {
            const p = { instancePath: i + "/proxy", schemaPath: "#/properties/proxy/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: r }, schema: false, parentSchema: S.properties.proxy, data: a };
            if (e === null) {
              e = [p];
            } else {
              e.push(p);
            }
            s++;
          }
        }
        if (a.http !== void 0) {
          let r = a.http;
          if (typeof r === "string") {
            if (w(r) < 1) {
              const p = { instancePath: i + "/proxy/http", schemaPath: "#/properties/proxy/properties/http/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: S.properties.proxy.properties.http, data: r };
              if (e === null) {
                e = [p];
              } else {
                e.push(p);
              }
              s++;
            }
          } else {
            const p = { instancePath: i + "/proxy/http", schemaPath: "#/properties/proxy/properties/http/type", keyword: "type", params: { type: "string" }, schema: S.properties.proxy.properties.http.type, parentSchema: S.properties.proxy.properties.http, data: r };
            if (e === null) {
              e = [p];
            } else {
              e.push(p);
            }
            s++;
          }
        }
        if (a.https !== void 0) {
          let r = a.https;
          if (typeof r === "string") {
            if (w(r) < 1) {
              const p = { instancePath: i + "/proxy/https", schemaPath: "#/properties/proxy/properties/https/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: S.properties.proxy.properties.https, data: r };
              if (e === null) {
                e = [p];
              } else {
                e.push(p);
              }
              s++;
            }
          } else {
            const p = { instancePath: i + "/proxy/https", schemaPath: "#/properties/proxy/properties/https/type", keyword: "type", params: { type: "string" }, schema: S.properties.proxy.properties.https.type, parentSchema: S.properties.proxy.properties.https, data: r };
            if (e === null) {
              e = [p];
            } else {
              e.push(p);
            }
            s++;
          }
        }
        if (a.noProxy !== void 0) {
          let r = a.noProxy;
          if (typeof r === "string") {
            if (w(r) < 1) {
              const p = { instancePath: i + "/proxy/noProxy", schemaPath: "#/properties/proxy/properties/noProxy/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: S.properties.proxy.properties.noProxy, data: r };
              if (e === null) {
                e = [p];
              } else {
                e.push(p);
              }
              s++;
            }
          } else {
            const p = { instancePath: i + "/proxy/noProxy", schemaPath: "#/properties/proxy/properties/noProxy/type", keyword: "type", params: { type: "string" }, schema: S.properties.proxy.properties.noProxy.type, parentSchema: S.properties.proxy.properties.noProxy, data: r };
            if (e === null) {
              e = [p];
            } else {
              e.push(p);
            }
            s++;
          }
        }
      } else {
        const r = { instancePath: i + "/proxy", schemaPath: "#/properties/proxy/type", keyword: "type", params: { type: "object" }, schema: S.properties.proxy.type, parentSchema: S.properties.proxy, data: a };
        if (e === null) {
          e = [r];
        } else {
          e.push(r);
        }
        s++;
      }
    }
    if (t.caCertificates !== void 0) {
      let a = t.caCertificates;
      if (Array.isArray(a)) {
        const r = a.length;
        for (let p = 0; p < r; p++) {
          let l = a[p];
          if (typeof l === "string") {
            if (w(l) < 1) {
              const c = { instancePath: i + "/caCertificates/" + p, schemaPath: "#/properties/caCertificates/items/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: S.properties.caCertificates.items, data: l };
              if (e === null) {
                e = [c];
              } else {
                e.push(c);
              }
              s++;
            }
          } else {
            const c = { instancePath: i + "/caCertificates/" + p, schemaPath: "#/properties/caCertificates/items/type", keyword: "type", params: { type: "string" }, schema: S.properties.caCertificates.items.type, parentSchema: S.properties.caCertificates.items, data: l };
            if (e === null) {
              e = [c];
            } else {
              e.push(c);
            }
            s++;
          }
        }
      } else {
        const r = { instancePath: i + "/caCertificates", schemaPath: "#/properties/caCertificates/type", keyword: "type", params: { type: "array" }, schema: S.properties.caCertificates.type, parentSchema: S.properties.caCertificates, data: a };
        if (e === null) {
          e = [r];
        } else {
          e.push(r);
        }
        s++;
      }
    }
    if (t.packageMirror !== void 0) {
      let a = t.packageMirror;
      if (typeof a === "string") {
        if (!_e.test(a)) {
          const r = { instancePath: i + "/packageMirror", schemaPath: "#/properties/packageMirror/pattern", keyword: "pattern", params: { pattern: "^https?://" }, schema: "^https?://", parentSchema: S.properties.packageMirror, data: a };
          if (e === null) {
            e = [r];
          } else {
            e.push(r);
          }
          s++;
        }
      } else {
        const r = { instancePath: i + "/packageMirror", schemaPath: "#/properties/packageMirror/type", keyword: "type", params: { type: "string" }, schema: S.properties.packageMirror.type, parentSchema: S.properties.packageMirror, data: a };
        if (e === null) {
          e = [r];
        } else {
          e.push(r);
        }
        s++;
      }
    }
    if (t.aptProxy !== void 0) {
      let a = t.aptProxy;
      if (typeof a === "string") {
        if (!_e.test(a)) {
          const r = { instancePath: i + "/aptProxy", schemaPath: "#/properties/aptProxy/pattern", keyword: "pattern", params: { pattern: "^https?://" }, schema: "^https?://", parentSchema: S.properties.aptProxy, data: a };
          if (e === null) {
            e = [r];
          } else {
            e.push(r);
          }
          s++;
        }
      } else {
        const r = { instancePath: i + "/aptProxy", schemaPath: "#/properties/aptProxy/type", keyword: "type", params: { type: "string" }, schema: S.properties.aptProxy.type, parentSchema: S.properties.aptProxy, data: a };
        if (e === null) {
          e = [r];
        } else {
          e.push(r);
        }
        s++;
      }
    }
    if (t.locale !== void 0) {
      let a = t.locale;
      if (typeof a === "string") {
        if (!at.test(a)) {
          const r = { instancePath: i + "/locale", schemaPath: "#/properties/locale/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z_]+(\\.[A-Za-z0-9-]+)?(@[a-z]+)?$" }, schema: "^[A-Za-z_]+(\\.[A-Za-z0-9-]+)?(@[a-z]+)?$", parentSchema: S.properties.locale, data: a };
          if (e === null) {
            e = [r];
          } else {
            e.push(r);
          }
          s++;
        }
      } else {
        const r = { instancePath: i + "/locale", schemaPath: "#/properties/locale/type", keyword: "type", params: { type: "string" }, schema: S.properties.locale.type, parentSchema: S.properties.locale, data: a };
        if (e === null) {
          e = [r];
        } else {
          e.push(r);
        }
        s++;
      }
    }
    if (t.cacheDir !== void 0) {
      let a = t.cacheDir;
      if (typeof a === "string") {
        if (w(a) < 1) {
          const r = { instancePath: i + "/cacheDir", schemaPath: "#/properties/cacheDir/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: S.properties.cacheDir, data: a };
          if (e === null) {
            e = [r];
          } else {
            e.push(r);
          }
          s++;
        }
      } else {
        const r = { instancePath: i + "/cacheDir", schemaPath: "#/properties/cacheDir/type", keyword: "type", params: { type: "string" }, schema: S.properties.cacheDir.type, parentSchema: S.properties.cacheDir, data: a };
        if (e === null) {
          e = [r];
        } else {
          e.push(r);
        }
        s++;
      }
    }
  } else {
    const a = { instancePath: i, schemaPath: "#/type", keyword: "type", params: { type: "object" }, schema: S.type, parentSchema: S, data: t };
    if (e === null) {
      e = [a];
    } else {
      e.push(a);
    }
    s++;
  }
  ie.errors = e;
  return s === 0;
}
var G = { "title": "MCP", "description": "What programs may do through `devorch mcp`.", "type": "object", "additionalProperties": false, "properties": { "allow": { "type": "array", "description": "Tools that change or destroy something and are allowed nevertheless.", "items": { "type": "string", "enum": ["apply", "create_machine", "run_task", "copy_files", "destroy"] }, "examples": [["run_task"]], "uniqueItems": true } }, "examples": [{ "allow": ["run_task"] }] };
function pe(t, { instancePath: i = "", parentData: x, parentDataProperty: b, rootData: h = t } = {}) {
  let e = null;
  let s = 0;
  if (t && typeof t == "object" && !Array.isArray(t)) {
    for (const a in t) {
      if (!(a === "allow")) {
        const r = { instancePath: i, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: a }, schema: false, parentSchema: G, data: t };
        if (e === null) {
          e = [r];
        } else {
          e.push(r);
        }
        s++;
      }
    }
    if (t.allow !== void 0) {
      let a = t.allow;
      if (Array.isArray(a)) {
        const r = a.length;
        for (let c = 0; c < r; c++) {
          let m = a[c];
          if (typeof m !== "string") {
            const n = { instancePath: i + "/allow/" + c, schemaPath: "#/properties/allow/items/type", keyword: "type", params: { type: "string" }, schema: G.properties.allow.items.type, parentSchema: G.properties.allow.items, data: m };
            if (e === null) {
              e = [n];
            } else {
              e.push(n);
            }
            s++;
          }
          if (!(m === "apply" || m === "create_machine" || m === "run_task" || m === "copy_files" || m === "destroy")) {
            const n = { instancePath: i + "/allow/" + c, schemaPath: "#/properties/allow/items/enum", keyword: "enum", params: { allowedValues: G.properties.allow.items.enum }, schema: G.properties.allow.items.enum, parentSchema: G.properties.allow.items, data: m };
            if (e === null) {
              e = [n];
            } else {
              e.push(n);
            }
            s++;
          }
        }
        let p = a.length;
        let l;
        if (p > 1) {
          const c = {};
          for (; p--; ) {
            let m = a[p];
            if (typeof m !== "string") {
              continue;
            }
            if (typeof c[m] == "number") {
              l = c[m];
              const n = { instancePath: i + "/allow", schemaPath: "#/properties/allow/uniqueItems", keyword: "uniqueItems", params: { i: p, j: l }, schema: true, parentSchema: G.properties.allow, data: a };
              if (e === null) {
                e = [n];
              } else {
                e.push(n);
              }
              s++;
              break;
            }
            c[m] = p;
          }
        }
      } else {
        const r = { instancePath: i + "/allow", schemaPath: "#/properties/allow/type", keyword: "type", params: { type: "array" }, schema: G.properties.allow.type, parentSchema: G.properties.allow, data: a };
        if (e === null) {
          e = [r];
        } else {
          e.push(r);
        }
        s++;
      }
    }
  } else {
    const a = { instancePath: i, schemaPath: "#/type", keyword: "type", params: { type: "object" }, schema: G.type, parentSchema: G, data: t };
    if (e === null) {
      e = [a];
    } else {
      e.push(a);
    }
    s++;
  }
  pe.errors = e;
  return s === 0;
}
function ve(t, { instancePath: i = "", parentData: x, parentDataProperty: b, rootData: h = t } = {}) {
  let e = null;
  let s = 0;
  if (t && typeof t == "object" && !Array.isArray(t)) {
    for (const d in t) {
      if (!(d === "defaults" || d === "vars" || d === "images" || d === "machines" || d === "tasks" || d === "outputs" || d === "host" || d === "mcp")) {
        const f = { instancePath: i, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: d }, schema: false, parentSchema: k, data: t };
        if (e === null) {
          e = [f];
        } else {
          e.push(f);
        }
        s++;
      }
    }
    if (t.defaults !== void 0) {
      if (!Y(t.defaults, { instancePath: i + "/defaults", parentData: t, parentDataProperty: "defaults", rootData: h })) {
        e = e === null ? Y.errors : e.concat(Y.errors);
        s = e.length;
      }
    }
    if (t.vars !== void 0) {
      let d = t.vars;
      if (d && typeof d == "object" && !Array.isArray(d)) {
        for (const f in d) {
          const v = s;
          if (!T(f, { instancePath: i + "/vars", parentData: d, parentDataProperty: "vars", rootData: h })) {
            e = e === null ? T.errors : e.concat(T.errors);
            s = e.length;
          }
          var a = v === s;
          if (!a) {
            const A = { instancePath: i + "/vars", schemaPath: "#/properties/vars/propertyNames", keyword: "propertyNames", params: { propertyName: f }, schema: k.properties.vars.propertyNames, parentSchema: k.properties.vars, data: d };
            if (e === null) {
              e = [A];
            } else {
              e.push(A);
            }
            s++;
          }
        }
        for (const f in d) {
          let v = d[f];
          const A = s;
          let z = false;
          const J = s;
          if (!Q(v, { instancePath: i + "/vars/" + f.replace(/~/g, "~0").replace(/\//g, "~1"), parentData: d, parentDataProperty: f, rootData: h })) {
            e = e === null ? Q.errors : e.concat(Q.errors);
            s = e.length;
          }
          var r = J === s;
          z = z || r;
          if (!z) {
            const j = s;
            if (v !== null) {
              const F = { instancePath: i + "/vars/" + f.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/vars/additionalProperties/anyOf/1/type", keyword: "type", params: { type: "null" }, schema: k.properties.vars.additionalProperties.anyOf[1].type, parentSchema: k.properties.vars.additionalProperties.anyOf[1], data: v };
              if (e === null) {
                e = [F];
              } else {
                e.push(F);
              }
              s++;
            }
            var r = j === s;
            z = z || r;
          }
          if (!z) {
            const j = { instancePath: i + "/vars/" + f.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/vars/additionalProperties/anyOf", keyword: "anyOf", params: {}, schema: k.properties.vars.additionalProperties.anyOf, parentSchema: k.properties.vars.additionalProperties, data: v };
            if (e === null) {
              e = [j];
            } else {
              e.push(j);
            }
            s++;
          } else {
            s = A;
            if (e !== null) {
              if (A) {
                e.length = A;
              } else {
                e = null;
              }
            }
          }
        }
      } else {
        const f = { instancePath: i + "/vars", schemaPath: "#/properties/vars/type", keyword: "type", params: { type: "object" }, schema: k.properties.vars.type, parentSchema: k.properties.vars, data: d };
        if (e === null) {
          e = [f];
        } else {
          e.push(f);
        }
        s++;
      }
    }
    if (t.images !== void 0) {
      let d = t.images;
      if (d && typeof d == "object" && !Array.isArray(d)) {
        for (const f in d) {
          const v = s;
          if (!D(f, { instancePath: i + "/images", parentData: d, parentDataProperty: "images", rootData: h })) {
            e = e === null ? D.errors : e.concat(D.errors);
            s = e.length;
          }
          var p = v === s;
          if (!p) {
            const A = { instancePath: i + "/images", schemaPath: "#/properties/images/propertyNames", keyword: "propertyNames", params: { propertyName: f }, schema: k.properties.images.propertyNames, parentSchema: k.properties.images, data: d };
            if (e === null) {
              e = [A];
            } else {
              e.push(A);
            }
            s++;
          }
        }
        for (const f in d) {
          let v = d[f];
          const A = s;
          let z = false;
          const J = s;
          if (!ee(v, { instancePath: i + "/images/" + f.replace(/~/g, "~0").replace(/\//g, "~1"), parentData: d, parentDataProperty: f, rootData: h })) {
            e = e === null ? ee.errors : e.concat(ee.errors);
            s = e.length;
          }
          var l = J === s;
          z = z || l;
          if (!z) {
            const j = s;
            if (v !== null) {
              const F = { instancePath: i + "/images/" + f.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/images/additionalProperties/anyOf/1/type", keyword: "type", params: { type: "null" }, schema: k.properties.images.additionalProperties.anyOf[1].type, parentSchema: k.properties.images.additionalProperties.anyOf[1], data: v };
              if (e === null) {
                e = [F];
              } else {
                e.push(F);
              }
              s++;
            }
            var l = j === s;
            z = z || l;
          }
          if (!z) {
            const j = { instancePath: i + "/images/" + f.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/images/additionalProperties/anyOf", keyword: "anyOf", params: {}, schema: k.properties.images.additionalProperties.anyOf, parentSchema: k.properties.images.additionalProperties, data: v };
            if (e === null) {
              e = [j];
            } else {
              e.push(j);
            }
            s++;
          } else {
            s = A;
            if (e !== null) {
              if (A) {
                e.length = A;
              } else {
                e = null;
              }
            }
          }
        }
      } else {
        const f = { instancePath: i + "/images", schemaPath: "#/properties/images/type", keyword: "type", params: { type: "object" }, schema: k.properties.images.type, parentSchema: k.properties.images, data: d };
        if (e === null) {
          e = [f];
        } else {
          e.push(f);
        }
        s++;
      }
    }
    if (t.machines !== void 0) {
      let d = t.machines;
      if (d && typeof d == "object" && !Array.isArray(d)) {
        for (const f in d) {
          const v = s;
          if (!D(f, { instancePath: i + "/machines", parentData: d, parentDataProperty: "machines", rootData: h })) {
            e = e === null ? D.errors : e.concat(D.errors);
            s = e.length;
          }
          var c = v === s;
          if (!c) {
            const A = { instancePath: i + "/machines", schemaPath: "#/properties/machines/propertyNames", keyword: "propertyNames", params: { propertyName: f }, schema: k.properties.machines.propertyNames, parentSchema: k.properties.machines, data: d };
            if (e === null) {
              e = [A];
            } else {
              e.push(A);
            }
            s++;
          }
        }
        for (const f in d) {
          let v = d[f];
          const A = s;
          let z = false;
          const J = s;
          if (!re(v, { instancePath: i + "/machines/" + f.replace(/~/g, "~0").replace(/\//g, "~1"), parentData: d, parentDataProperty: f, rootData: h })) {
            e = e === null ? re.errors : e.concat(re.errors);
            s = e.length;
          }
          var m = J === s;
          z = z || m;
          if (!z) {
            const j = s;
            if (v !== null) {
              const F = { instancePath: i + "/machines/" + f.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/machines/additionalProperties/anyOf/1/type", keyword: "type", params: { type: "null" }, schema: k.properties.machines.additionalProperties.anyOf[1].type, parentSchema: k.properties.machines.additionalProperties.anyOf[1], data: v };
              if (e === null) {
                e = [F];
              } else {
                e.push(F);
              }
              s++;
            }
            var m = j === s;
            z = z || m;
          }
          if (!z) {
            const j = { instancePath: i + "/machines/" + f.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/machines/additionalProperties/anyOf", keyword: "anyOf", params: {}, schema: k.properties.machines.additionalProperties.anyOf, parentSchema: k.properties.machines.additionalProperties, data: v };
            if (e === null) {
              e = [j];
            } else {
              e.push(j);
            }
            s++;
          } else {
            s = A;
            if (e !== null) {
              if (A) {
                e.length = A;
              } else {
                e = null;
              }
            }
          }
        }
      } else {
        const f = { instancePath: i + "/machines", schemaPath: "#/properties/machines/type", keyword: "type", params: { type: "object" }, schema: k.properties.machines.type, parentSchema: k.properties.machines, data: d };
        if (e === null) {
          e = [f];
        } else {
          e.push(f);
        }
        s++;
      }
    }
    if (t.tasks !== void 0) {
      let d = t.tasks;
      if (d && typeof d == "object" && !Array.isArray(d)) {
        for (const f in d) {
          const v = s;
          if (!se(f, { instancePath: i + "/tasks", parentData: d, parentDataProperty: "tasks", rootData: h })) {
            e = e === null ? se.errors : e.concat(se.errors);
            s = e.length;
          }
          var n = v === s;
          if (!n) {
            const A = { instancePath: i + "/tasks", schemaPath: "#/properties/tasks/propertyNames", keyword: "propertyNames", params: { propertyName: f }, schema: k.properties.tasks.propertyNames, parentSchema: k.properties.tasks, data: d };
            if (e === null) {
              e = [A];
            } else {
              e.push(A);
            }
            s++;
          }
        }
        for (const f in d) {
          let v = d[f];
          const A = s;
          let z = false;
          const J = s;
          if (!ae(v, { instancePath: i + "/tasks/" + f.replace(/~/g, "~0").replace(/\//g, "~1"), parentData: d, parentDataProperty: f, rootData: h })) {
            e = e === null ? ae.errors : e.concat(ae.errors);
            s = e.length;
          }
          var o = J === s;
          z = z || o;
          if (!z) {
            const j = s;
            if (v !== null) {
              const F = { instancePath: i + "/tasks/" + f.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/tasks/additionalProperties/anyOf/1/type", keyword: "type", params: { type: "null" }, schema: k.properties.tasks.additionalProperties.anyOf[1].type, parentSchema: k.properties.tasks.additionalProperties.anyOf[1], data: v };
              if (e === null) {
                e = [F];
              } else {
                e.push(F);
              }
              s++;
            }
            var o = j === s;
            z = z || o;
          }
          if (!z) {
            const j = { instancePath: i + "/tasks/" + f.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/tasks/additionalProperties/anyOf", keyword: "anyOf", params: {}, schema: k.properties.tasks.additionalProperties.anyOf, parentSchema: k.properties.tasks.additionalProperties, data: v };
            if (e === null) {
              e = [j];
            } else {
              e.push(j);
            }
            s++;
          } else {
            s = A;
            if (e !== null) {
              if (A) {
                e.length = A;
              } else {
                e = null;
              }
            }
          }
        }
      } else {
        const f = { instancePath: i + "/tasks", schemaPath: "#/properties/tasks/type", keyword: "type", params: { type: "object" }, schema: k.properties.tasks.type, parentSchema: k.properties.tasks, data: d };
        if (e === null) {
          e = [f];
        } else {
          e.push(f);
        }
        s++;
      }
    }
    if (t.outputs !== void 0) {
      let d = t.outputs;
      if (d && typeof d == "object" && !Array.isArray(d)) {
        for (const f in d) {
          const v = s;
          if (!T(f, { instancePath: i + "/outputs", parentData: d, parentDataProperty: "outputs", rootData: h })) {
            e = e === null ? T.errors : e.concat(T.errors);
            s = e.length;
          }
          var P = v === s;
          if (!P) {
            const A = { instancePath: i + "/outputs", schemaPath: "#/properties/outputs/propertyNames", keyword: "propertyNames", params: { propertyName: f }, schema: k.properties.outputs.propertyNames, parentSchema: k.properties.outputs, data: d };
            if (e === null) {
              e = [A];
            } else {
              e.push(A);
            }
            s++;
          }
        }
        for (const f in d) {
          let v = d[f];
          if (typeof v !== "string" && !(typeof v == "number" && isFinite(v)) && typeof v !== "boolean" && v !== null) {
            const A = { instancePath: i + "/outputs/" + f.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/outputs/additionalProperties/type", keyword: "type", params: { type: k.properties.outputs.additionalProperties.type }, schema: k.properties.outputs.additionalProperties.type, parentSchema: k.properties.outputs.additionalProperties, data: v };
            if (e === null) {
              e = [A];
            } else {
              e.push(A);
            }
            s++;
          }
        }
      } else {
        const f = { instancePath: i + "/outputs", schemaPath: "#/properties/outputs/type", keyword: "type", params: { type: "object" }, schema: k.properties.outputs.type, parentSchema: k.properties.outputs, data: d };
        if (e === null) {
          e = [f];
        } else {
          e.push(f);
        }
        s++;
      }
    }
    if (t.host !== void 0) {
      if (!ie(t.host, { instancePath: i + "/host", parentData: t, parentDataProperty: "host", rootData: h })) {
        e = e === null ? ie.errors : e.concat(ie.errors);
        s = e.length;
      }
    }
    if (t.mcp !== void 0) {
      if (!pe(t.mcp, { instancePath: i + "/mcp", parentData: t, parentDataProperty: "mcp", rootData: h })) {
        e = e === null ? pe.errors : e.concat(pe.errors);
        s = e.length;
      }
    }
  } else {
    const d = { instancePath: i, schemaPath: "#/type", keyword: "type", params: { type: "object" }, schema: k.type, parentSchema: k, data: t };
    if (e === null) {
      e = [d];
    } else {
      e.push(d);
    }
    s++;
  }
  ve.errors = e;
  return s === 0;
}
var H = { "title": "Move", "description": "A machine that has a new name in this file; nothing is replaced for it.", "type": "object", "required": ["from", "to"], "additionalProperties": false, "properties": { "from": { "type": "string", "description": "Old address.", "pattern": "^machine\\.[A-Za-z]([A-Za-z0-9-]*[A-Za-z0-9])?$", "patternErrorMessage": "must be an address such as machine.web", "examples": ["machine.app"] }, "to": { "type": "string", "description": "New address.", "pattern": "^machine\\.[A-Za-z]([A-Za-z0-9-]*[A-Za-z0-9])?$", "patternErrorMessage": "must be an address such as machine.web", "examples": ["machine.web"] } } };
var Me = new RegExp("^machine\\.[A-Za-z]([A-Za-z0-9-]*[A-Za-z0-9])?$", "u");
function be(t, { instancePath: i = "", parentData: x, parentDataProperty: b, rootData: h = t } = {}) {
  let e = null;
  let s = 0;
  if (t && typeof t == "object" && !Array.isArray(t)) {
    if (t.from === void 0) {
      const a = { instancePath: i, schemaPath: "#/required", keyword: "required", params: { missingProperty: "from" }, schema: H.required, parentSchema: H, data: t };
      if (e === null) {
        e = [a];
      } else {
        e.push(a);
      }
      s++;
    }
    if (t.to === void 0) {
      const a = { instancePath: i, schemaPath: "#/required", keyword: "required", params: { missingProperty: "to" }, schema: H.required, parentSchema: H, data: t };
      if (e === null) {
        e = [a];
      } else {
        e.push(a);
      }
      s++;
    }
    for (const a in t) {
      if (!(a === "from" || a === "to")) {
        const r = { instancePath: i, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: a }, schema: false, parentSchema: H, data: t };
        if (e === null) {
          e = [r];
        } else {
          e.push(r);
        }
        s++;
      }
    }
    if (t.from !== void 0) {
      let a = t.from;
      if (typeof a === "string") {
        if (!Me.test(a)) {
          const r = { instancePath: i + "/from", schemaPath: "#/properties/from/pattern", keyword: "pattern", params: { pattern: "^machine\\.[A-Za-z]([A-Za-z0-9-]*[A-Za-z0-9])?$" }, schema: "^machine\\.[A-Za-z]([A-Za-z0-9-]*[A-Za-z0-9])?$", parentSchema: H.properties.from, data: a };
          if (e === null) {
            e = [r];
          } else {
            e.push(r);
          }
          s++;
        }
      } else {
        const r = { instancePath: i + "/from", schemaPath: "#/properties/from/type", keyword: "type", params: { type: "string" }, schema: H.properties.from.type, parentSchema: H.properties.from, data: a };
        if (e === null) {
          e = [r];
        } else {
          e.push(r);
        }
        s++;
      }
    }
    if (t.to !== void 0) {
      let a = t.to;
      if (typeof a === "string") {
        if (!Me.test(a)) {
          const r = { instancePath: i + "/to", schemaPath: "#/properties/to/pattern", keyword: "pattern", params: { pattern: "^machine\\.[A-Za-z]([A-Za-z0-9-]*[A-Za-z0-9])?$" }, schema: "^machine\\.[A-Za-z]([A-Za-z0-9-]*[A-Za-z0-9])?$", parentSchema: H.properties.to, data: a };
          if (e === null) {
            e = [r];
          } else {
            e.push(r);
          }
          s++;
        }
      } else {
        const r = { instancePath: i + "/to", schemaPath: "#/properties/to/type", keyword: "type", params: { type: "string" }, schema: H.properties.to.type, parentSchema: H.properties.to, data: a };
        if (e === null) {
          e = [r];
        } else {
          e.push(r);
        }
        s++;
      }
    }
  } else {
    const a = { instancePath: i, schemaPath: "#/type", keyword: "type", params: { type: "object" }, schema: H.type, parentSchema: H, data: t };
    if (e === null) {
      e = [a];
    } else {
      e.push(a);
    }
    s++;
  }
  be.errors = e;
  return s === 0;
}
function Ze(t, { instancePath: i = "", parentData: x, parentDataProperty: b, rootData: h = t } = {}) {
  ;
  let e = null;
  let s = 0;
  if (t && typeof t == "object" && !Array.isArray(t)) {
    if (t.apiVersion === void 0) {
      const n = { instancePath: i, schemaPath: "#/required", keyword: "required", params: { missingProperty: "apiVersion" }, schema: y.required, parentSchema: y, data: t };
      if (e === null) {
        e = [n];
      } else {
        e.push(n);
      }
      s++;
    }
    if (t.project === void 0) {
      const n = { instancePath: i, schemaPath: "#/required", keyword: "required", params: { missingProperty: "project" }, schema: y.required, parentSchema: y, data: t };
      if (e === null) {
        e = [n];
      } else {
        e.push(n);
      }
      s++;
    }
    for (const n in t) {
      if (!(xe.call(y.properties, n) || Ce.test(n))) {
        const o = { instancePath: i, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: n }, schema: false, parentSchema: y, data: t };
        if (e === null) {
          e = [o];
        } else {
          e.push(o);
        }
        s++;
      }
    }
    if (t.apiVersion !== void 0) {
      let n = t.apiVersion;
      if ("devorch/v1" !== n) {
        const o = { instancePath: i + "/apiVersion", schemaPath: "#/properties/apiVersion/const", keyword: "const", params: { allowedValue: "devorch/v1" }, schema: "devorch/v1", parentSchema: y.properties.apiVersion, data: n };
        if (e === null) {
          e = [o];
        } else {
          e.push(o);
        }
        s++;
      }
    }
    if (t.project !== void 0) {
      if (!D(t.project, { instancePath: i + "/project", parentData: t, parentDataProperty: "project", rootData: h })) {
        e = e === null ? D.errors : e.concat(D.errors);
        s = e.length;
      }
    }
    if (t.provider !== void 0) {
      let n = t.provider;
      if (typeof n !== "string") {
        const o = { instancePath: i + "/provider", schemaPath: "#/properties/provider/type", keyword: "type", params: { type: "string" }, schema: y.properties.provider.type, parentSchema: y.properties.provider, data: n };
        if (e === null) {
          e = [o];
        } else {
          e.push(o);
        }
        s++;
      }
      if (!(n === "multipass" || n === "sim")) {
        const o = { instancePath: i + "/provider", schemaPath: "#/properties/provider/enum", keyword: "enum", params: { allowedValues: y.properties.provider.enum }, schema: y.properties.provider.enum, parentSchema: y.properties.provider, data: n };
        if (e === null) {
          e = [o];
        } else {
          e.push(o);
        }
        s++;
      }
    }
    if (t.namePrefix !== void 0) {
      if (!D(t.namePrefix, { instancePath: i + "/namePrefix", parentData: t, parentDataProperty: "namePrefix", rootData: h })) {
        e = e === null ? D.errors : e.concat(D.errors);
        s = e.length;
      }
    }
    if (t.include !== void 0) {
      let n = t.include;
      if (Array.isArray(n)) {
        const o = n.length;
        for (let P = 0; P < o; P++) {
          let d = n[P];
          if (typeof d === "string") {
            if (w(d) < 1) {
              const f = { instancePath: i + "/include/" + P, schemaPath: "#/properties/include/items/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: y.properties.include.items, data: d };
              if (e === null) {
                e = [f];
              } else {
                e.push(f);
              }
              s++;
            }
          } else {
            const f = { instancePath: i + "/include/" + P, schemaPath: "#/properties/include/items/type", keyword: "type", params: { type: "string" }, schema: y.properties.include.items.type, parentSchema: y.properties.include.items, data: d };
            if (e === null) {
              e = [f];
            } else {
              e.push(f);
            }
            s++;
          }
        }
      } else {
        const o = { instancePath: i + "/include", schemaPath: "#/properties/include/type", keyword: "type", params: { type: "array" }, schema: y.properties.include.type, parentSchema: y.properties.include, data: n };
        if (e === null) {
          e = [o];
        } else {
          e.push(o);
        }
        s++;
      }
    }
    if (t.allowOutside !== void 0) {
      let n = t.allowOutside;
      if (Array.isArray(n)) {
        const o = n.length;
        for (let P = 0; P < o; P++) {
          let d = n[P];
          if (typeof d === "string") {
            if (w(d) < 1) {
              const f = { instancePath: i + "/allowOutside/" + P, schemaPath: "#/properties/allowOutside/items/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: y.properties.allowOutside.items, data: d };
              if (e === null) {
                e = [f];
              } else {
                e.push(f);
              }
              s++;
            }
          } else {
            const f = { instancePath: i + "/allowOutside/" + P, schemaPath: "#/properties/allowOutside/items/type", keyword: "type", params: { type: "string" }, schema: y.properties.allowOutside.items.type, parentSchema: y.properties.allowOutside.items, data: d };
            if (e === null) {
              e = [f];
            } else {
              e.push(f);
            }
            s++;
          }
        }
      } else {
        const o = { instancePath: i + "/allowOutside", schemaPath: "#/properties/allowOutside/type", keyword: "type", params: { type: "array" }, schema: y.properties.allowOutside.type, parentSchema: y.properties.allowOutside, data: n };
        if (e === null) {
          e = [o];
        } else {
          e.push(o);
        }
        s++;
      }
    }
    if (t.defaults !== void 0) {
      if (!Y(t.defaults, { instancePath: i + "/defaults", parentData: t, parentDataProperty: "defaults", rootData: h })) {
        e = e === null ? Y.errors : e.concat(Y.errors);
        s = e.length;
      }
    }
    if (t.vars !== void 0) {
      let n = t.vars;
      if (n && typeof n == "object" && !Array.isArray(n)) {
        for (const o in n) {
          const P = s;
          if (!T(o, { instancePath: i + "/vars", parentData: n, parentDataProperty: "vars", rootData: h })) {
            e = e === null ? T.errors : e.concat(T.errors);
            s = e.length;
          }
          var a = P === s;
          if (!a) {
            const d = { instancePath: i + "/vars", schemaPath: "#/properties/vars/propertyNames", keyword: "propertyNames", params: { propertyName: o }, schema: y.properties.vars.propertyNames, parentSchema: y.properties.vars, data: n };
            if (e === null) {
              e = [d];
            } else {
              e.push(d);
            }
            s++;
          }
        }
        for (const o in n) {
          if (!Q(n[o], { instancePath: i + "/vars/" + o.replace(/~/g, "~0").replace(/\//g, "~1"), parentData: n, parentDataProperty: o, rootData: h })) {
            e = e === null ? Q.errors : e.concat(Q.errors);
            s = e.length;
          }
        }
      } else {
        const o = { instancePath: i + "/vars", schemaPath: "#/properties/vars/type", keyword: "type", params: { type: "object" }, schema: y.properties.vars.type, parentSchema: y.properties.vars, data: n };
        if (e === null) {
          e = [o];
        } else {
          e.push(o);
        }
        s++;
      }
    }
    if (t.environments !== void 0) {
      let n = t.environments;
      if (n && typeof n == "object" && !Array.isArray(n)) {
        for (const o in n) {
          const P = s;
          if (!D(o, { instancePath: i + "/environments", parentData: n, parentDataProperty: "environments", rootData: h })) {
            e = e === null ? D.errors : e.concat(D.errors);
            s = e.length;
          }
          var r = P === s;
          if (!r) {
            const d = { instancePath: i + "/environments", schemaPath: "#/properties/environments/propertyNames", keyword: "propertyNames", params: { propertyName: o }, schema: y.properties.environments.propertyNames, parentSchema: y.properties.environments, data: n };
            if (e === null) {
              e = [d];
            } else {
              e.push(d);
            }
            s++;
          }
        }
        for (const o in n) {
          if (!ve(n[o], { instancePath: i + "/environments/" + o.replace(/~/g, "~0").replace(/\//g, "~1"), parentData: n, parentDataProperty: o, rootData: h })) {
            e = e === null ? ve.errors : e.concat(ve.errors);
            s = e.length;
          }
        }
      } else {
        const o = { instancePath: i + "/environments", schemaPath: "#/properties/environments/type", keyword: "type", params: { type: "object" }, schema: y.properties.environments.type, parentSchema: y.properties.environments, data: n };
        if (e === null) {
          e = [o];
        } else {
          e.push(o);
        }
        s++;
      }
    }
    if (t.images !== void 0) {
      let n = t.images;
      if (n && typeof n == "object" && !Array.isArray(n)) {
        for (const o in n) {
          const P = s;
          if (!D(o, { instancePath: i + "/images", parentData: n, parentDataProperty: "images", rootData: h })) {
            e = e === null ? D.errors : e.concat(D.errors);
            s = e.length;
          }
          var p = P === s;
          if (!p) {
            const d = { instancePath: i + "/images", schemaPath: "#/properties/images/propertyNames", keyword: "propertyNames", params: { propertyName: o }, schema: y.properties.images.propertyNames, parentSchema: y.properties.images, data: n };
            if (e === null) {
              e = [d];
            } else {
              e.push(d);
            }
            s++;
          }
        }
        for (const o in n) {
          if (!ee(n[o], { instancePath: i + "/images/" + o.replace(/~/g, "~0").replace(/\//g, "~1"), parentData: n, parentDataProperty: o, rootData: h })) {
            e = e === null ? ee.errors : e.concat(ee.errors);
            s = e.length;
          }
        }
      } else {
        const o = { instancePath: i + "/images", schemaPath: "#/properties/images/type", keyword: "type", params: { type: "object" }, schema: y.properties.images.type, parentSchema: y.properties.images, data: n };
        if (e === null) {
          e = [o];
        } else {
          e.push(o);
        }
        s++;
      }
    }
    if (t.machines !== void 0) {
      let n = t.machines;
      if (n && typeof n == "object" && !Array.isArray(n)) {
        for (const o in n) {
          const P = s;
          if (!D(o, { instancePath: i + "/machines", parentData: n, parentDataProperty: "machines", rootData: h })) {
            e = e === null ? D.errors : e.concat(D.errors);
            s = e.length;
          }
          var l = P === s;
          if (!l) {
            const d = { instancePath: i + "/machines", schemaPath: "#/properties/machines/propertyNames", keyword: "propertyNames", params: { propertyName: o }, schema: y.properties.machines.propertyNames, parentSchema: y.properties.machines, data: n };
            if (e === null) {
              e = [d];
            } else {
              e.push(d);
            }
            s++;
          }
        }
        for (const o in n) {
          if (!re(n[o], { instancePath: i + "/machines/" + o.replace(/~/g, "~0").replace(/\//g, "~1"), parentData: n, parentDataProperty: o, rootData: h })) {
            e = e === null ? re.errors : e.concat(re.errors);
            s = e.length;
          }
        }
      } else {
        const o = { instancePath: i + "/machines", schemaPath: "#/properties/machines/type", keyword: "type", params: { type: "object" }, schema: y.properties.machines.type, parentSchema: y.properties.machines, data: n };
        if (e === null) {
          e = [o];
        } else {
          e.push(o);
        }
        s++;
      }
    }
    if (t.tasks !== void 0) {
      let n = t.tasks;
      if (n && typeof n == "object" && !Array.isArray(n)) {
        for (const o in n) {
          const P = s;
          if (!se(o, { instancePath: i + "/tasks", parentData: n, parentDataProperty: "tasks", rootData: h })) {
            e = e === null ? se.errors : e.concat(se.errors);
            s = e.length;
          }
          var c = P === s;
          if (!c) {
            const d = { instancePath: i + "/tasks", schemaPath: "#/properties/tasks/propertyNames", keyword: "propertyNames", params: { propertyName: o }, schema: y.properties.tasks.propertyNames, parentSchema: y.properties.tasks, data: n };
            if (e === null) {
              e = [d];
            } else {
              e.push(d);
            }
            s++;
          }
        }
        for (const o in n) {
          if (!ae(n[o], { instancePath: i + "/tasks/" + o.replace(/~/g, "~0").replace(/\//g, "~1"), parentData: n, parentDataProperty: o, rootData: h })) {
            e = e === null ? ae.errors : e.concat(ae.errors);
            s = e.length;
          }
        }
      } else {
        const o = { instancePath: i + "/tasks", schemaPath: "#/properties/tasks/type", keyword: "type", params: { type: "object" }, schema: y.properties.tasks.type, parentSchema: y.properties.tasks, data: n };
        if (e === null) {
          e = [o];
        } else {
          e.push(o);
        }
        s++;
      }
    }
    if (t.outputs !== void 0) {
      let n = t.outputs;
      if (n && typeof n == "object" && !Array.isArray(n)) {
        for (const o in n) {
          const P = s;
          if (!T(o, { instancePath: i + "/outputs", parentData: n, parentDataProperty: "outputs", rootData: h })) {
            e = e === null ? T.errors : e.concat(T.errors);
            s = e.length;
          }
          var m = P === s;
          if (!m) {
            const d = { instancePath: i + "/outputs", schemaPath: "#/properties/outputs/propertyNames", keyword: "propertyNames", params: { propertyName: o }, schema: y.properties.outputs.propertyNames, parentSchema: y.properties.outputs, data: n };
            if (e === null) {
              e = [d];
            } else {
              e.push(d);
            }
            s++;
          }
        }
        for (const o in n) {
          let P = n[o];
          if (typeof P !== "string" && !(typeof P == "number" && isFinite(P)) && typeof P !== "boolean") {
            const d = { instancePath: i + "/outputs/" + o.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/outputs/additionalProperties/type", keyword: "type", params: { type: y.properties.outputs.additionalProperties.type }, schema: y.properties.outputs.additionalProperties.type, parentSchema: y.properties.outputs.additionalProperties, data: P };
            if (e === null) {
              e = [d];
            } else {
              e.push(d);
            }
            s++;
          }
        }
      } else {
        const o = { instancePath: i + "/outputs", schemaPath: "#/properties/outputs/type", keyword: "type", params: { type: "object" }, schema: y.properties.outputs.type, parentSchema: y.properties.outputs, data: n };
        if (e === null) {
          e = [o];
        } else {
          e.push(o);
        }
        s++;
      }
    }
    if (t.moved !== void 0) {
      let n = t.moved;
      if (Array.isArray(n)) {
        const o = n.length;
        for (let P = 0; P < o; P++) {
          if (!be(n[P], { instancePath: i + "/moved/" + P, parentData: n, parentDataProperty: P, rootData: h })) {
            e = e === null ? be.errors : e.concat(be.errors);
            s = e.length;
          }
        }
      } else {
        const o = { instancePath: i + "/moved", schemaPath: "#/properties/moved/type", keyword: "type", params: { type: "array" }, schema: y.properties.moved.type, parentSchema: y.properties.moved, data: n };
        if (e === null) {
          e = [o];
        } else {
          e.push(o);
        }
        s++;
      }
    }
    if (t.host !== void 0) {
      if (!ie(t.host, { instancePath: i + "/host", parentData: t, parentDataProperty: "host", rootData: h })) {
        e = e === null ? ie.errors : e.concat(ie.errors);
        s = e.length;
      }
    }
    if (t.mcp !== void 0) {
      if (!pe(t.mcp, { instancePath: i + "/mcp", parentData: t, parentDataProperty: "mcp", rootData: h })) {
        e = e === null ? pe.errors : e.concat(pe.errors);
        s = e.length;
      }
    }
  } else {
    const n = { instancePath: i, schemaPath: "#/type", keyword: "type", params: { type: "object" }, schema: y.type, parentSchema: y, data: t };
    if (e === null) {
      e = [n];
    } else {
      e.push(n);
    }
    s++;
  }
  Ze.errors = e;
  return s === 0;
}
export {
  ot as default,
  nt as validate
};
