import { expect, test } from "vitest";
import { acme, type Options, problemsOf } from "../support/project.ts";

/** Lines count from 1, and the body starts at line 3. */
function check(title: string, body: string, expected: readonly string[], options?: Options): void {
  test(title, async () => {
    expect(await problemsOf(acme(body), options)).toEqual(expected);
  });
}

const from = 'from: "24.04"';

// Form

check("an unknown key suggests the nearest one", `machines: { web: { ${from}, memry: 1G } }`, [
  "3:35 DEV-110 unknown key memry → did you mean memory?",
]);
check("an unknown key that is near to nothing lists the known ones", `mcp: { zzz: 1 }`, [
  "3:8 DEV-110 unknown key zzz → write one of: allow",
]);
check("a key of an object's prototype is a key like any other", "constructor: 1\ntoString: 2", [
  expect.stringMatching("^3:1 DEV-110 unknown key constructor → "),
  expect.stringMatching("^4:1 DEV-110 unknown key toString → "),
] as unknown as string[]);
check("an empty machine is shown at its key", "machines:\n  web:", [
  "4:3 DEV-111 web must be a map, got nothing → write a value for web, or remove it",
]);
check(
  "a task's shell and user are names: what only the machine would refuse is refused here",
  'tasks: { a: { run: x, shell: "bash -e" }, b: { run: x, user: "-x" }, c: { run: x, shell: /usr/bin/zsh, user: r.o-ot } }',
  [
    '3:30 DEV-111 shell must be one word that does not begin with -, got "bash -e" → write shell: sh',
    '3:62 DEV-111 user must be one word that does not begin with -, got "-x" → write user: root',
  ],
);
check("names that cannot be instances are refused at the key", `machines: { web_1: { ${from} } }`, [
  "3:13 DEV-113 the name web_1 must have 1 to 63 letters, digits and hyphens, start with a letter and not end with a hyphen → rename it",
]);
check(
  "a missing key is named, with an example",
  "machines: { web: { from: x, mounts: [ { source: . } ] } }",
  ["3:39 DEV-112 mounts[0] needs target → write target: /workspace"],
);
check(
  "a number where text is meant is offered in quotes, as it was written",
  "images: { a: { from: 22.10 } }",
  ['3:22 DEV-111 from must be text, got 22.10 → write it in quotes: "22.10"'],
);
check(
  "an octal mode needs quotes",
  `machines: { web: { ${from}, files: [ { from: a, to: ~/a, mode: 0600 } ] } }`,
  ['3:70 DEV-111 files[0].mode must be text, got 0600 → write it in quotes: "0600"'],
  { files: { a: "" } },
);
check(
  "a secret is exactly one source",
  `machines: { web: { ${from}, env: { A: { secret: "vault:x" }, B: { sekret: "env:X" } } } }`,
  [
    '3:55 DEV-111 secret must be env:NAME, file:PATH or command:COMMAND, got "vault:x" → write secret: "env:ACME_TOKEN"',
    '3:68 DEV-112 B needs secret → write secret: "env:ACME_TOKEN"',
    "3:73 DEV-110 unknown key sekret → did you mean secret?",
  ],
);
check("a value outside its range is refused", `machines: { web: { ${from}, cpus: 0, replicas: -1 } }`, [
  "3:41 DEV-111 cpus must be at least 1, got 0 → write cpus: 2",
  "3:54 DEV-111 replicas must be at least 0, got -1 → write replicas: 1",
]);
check(
  "a list that names one thing twice is refused",
  `machines: { web: { ${from}, setup: [a, a] } }\ntasks: { a: { run: x } }`,
  ["3:42 DEV-111 setup lists the same value twice → remove item 2"],
);
check(
  "what is wrong in an environment that is not chosen is told",
  `environments: { ci: { machines: { web: { cpus: x } }, project: y } }`,
  [
    '3:48 DEV-111 cpus must be a whole number from 1, got "x" → write cpus: 2',
    expect.stringMatching("^3:55 DEV-110 unknown key project → "),
  ] as unknown as string[],
);

// Machines and images

check(
  "a machine is a clone or a launch",
  `images: { g: { ${from} } }\nmachines: { a: { image: g, ${from} }, b: {} }`,
  [
    "4:34 DEV-114 a machine has image or from, not both → remove one of them",
    "4:45 DEV-114 b needs image or from → write image: g",
  ],
);
check(
  "an image that is not there suggests the nearest",
  `images: { golden: { ${from} } }\nmachines: { a: { image: goldne } }`,
  ["4:25 DEV-141 there is no image goldne → did you mean golden?"],
);
check(
  "referring to an image with mistakes of its own is no second mistake",
  "images: { g: { from: 5 } }\nmachines: { a: { image: g } }",
  ['3:22 DEV-111 from must be text, got 5 → write it in quotes: "5"'],
);
check(
  "a clone's disk cannot be smaller than the image's",
  `images: { g: { ${from}, disk: 20G } }\nmachines: { a: { image: g, disk: 10G } }`,
  [
    "4:34 DEV-152 disk is smaller than that of image g (20G), and a clone cannot shrink it → write disk: 20G or more, or give the image a smaller disk",
  ],
);
check("sizes below Multipass's least are refused", `machines: { a: { ${from}, memory: 4, disk: 100M } }`, [
  "3:41 DEV-153 memory must be at least 128M, got 4 → write memory: 128M or more",
  "3:50 DEV-153 disk must be at least 512M, got 100M → write disk: 512M or more",
]);
check(
  "a size beyond all numbers is too large, not too small",
  `defaults: { disk: 99999999999999G }\nmachines: { a: { ${from}, memory: 99999999999999G } }`,
  [
    "3:19 DEV-153 disk is too large, got 99999999999999G → write what the host has, such as disk: 8G",
    "4:41 DEV-153 memory is too large, got 99999999999999G → write what the host has, such as memory: 8G",
  ],
);
check(
  "a clone has no cloud-init of its own",
  `images: { g: { ${from} } }\nmachines: { a: { image: g, cloudInit: { packages: [git] } } }`,
  ["4:28 DEV-154 a clone has the cloud-init of its image → move it to images: { g: { cloudInit: … } }"],
);
check(
  "a step is a command or a script",
  `images: { g: { ${from}, steps: [ { name: a }, { run: x, script: ./s } ] } }`,
  [
    "3:40 DEV-114 a step needs run or script, and has neither → write run: COMMAND",
    "3:53 DEV-114 a step needs run or script, not both → split it into two steps",
  ],
  { files: { s: "" } },
);
check(
  "instance names have at most 63 characters",
  `namePrefix: ${"p".repeat(60)}\nmachines: { web: { ${from} } }`,
  [
    `4:13 DEV-150 the instance name ${"p".repeat(60)}-web is longer than 63 characters → give it a shorter one: name: web`,
  ],
);
check(
  "instance names are compared without case",
  `machines: { a: { ${from}, name: Box }, b: { ${from}, name: box } }`,
  [
    "3:46 DEV-151 b and a are both the instance box; case does not count → rename one of them, or give it another name: name: …",
  ],
);
check(
  "a machine cannot have the address of another's replica",
  `machines: { web: { ${from}, replicas: 2 }, web-2: { ${from}, name: x } }`,
  ["3:50 DEV-151 web-2 is a machine and a replica at once → rename web-2 or web"],
);
check(
  "a slip in replicas does not fill the memory",
  `machines: { ${Array.from({ length: 11 }, (_, index) => `m${index}: { ${from}, replicas: 1000 }`).join(", ")} }`,
  ["3:1 DEV-155 the replicas add up to 11000 machines → ask for at most 10000"],
);
check("primary is left to Multipass", `machines: { a: { ${from}, name: Primary } }`, [
  "3:39 DEV-150 primary is Multipass's own instance → choose another name",
]);

// References and order

check(
  "a reference to an unknown machine suggests the nearest",
  `machines: { db: { ${from} }, web: { ${from}, env: { H: "http://\${machine.bd.ipv4}/" } } }`,
  ["3:76 DEV-140 there is no machine bd → did you mean db?"],
);
check(
  "a reference to an unknown attribute suggests the nearest",
  `machines: { db: { ${from} } }\noutputs: { x: "\${machine.db.ipv6}" }`,
  ["4:16 DEV-140 machines have no attribute ipv6 → did you mean ipv4?"],
);
check("what is meant for the shell is offered with its escape", `tasks: { t: { run: "echo \${HOME}" } }`, [
  "3:26 DEV-140 ${HOME} is no reference → write ${var.NAME} or ${machine.NAME.ipv4}; for the shell's own, write $${HOME}",
]);
check(
  "a misspelt kind of reference is recognised",
  `vars: { x: { default: y } }\noutputs: { x: "\${vars.x}" }`,
  ["4:16 DEV-140 ${vars.x} is no reference → did you mean ${var.x}?"],
);
check("a reference that is not closed is told", `outputs: { x: "\${var.x" }`, [
  "3:16 DEV-130 there is no variable x → declare it: vars: { x: {} }",
]);
check(
  "what must be known when planning cannot refer to a machine",
  `machines: { db: { ${from} }, web: { ${from}, repo: { url: "http://\${machine.db.ipv4}/x.git" } } }`,
  [
    "3:71 DEV-143 this value must be known when planning, so it cannot refer to a machine → references to machines may stand in env, in run and stdin of tasks, in ready and in outputs",
  ],
);
check(
  "an absent machine has no address",
  `machines: { db: { ${from}, state: absent } }\noutputs: { x: "\${machine.db.ipv4}" }`,
  [
    "4:16 DEV-140 db is wanted absent, so it has no ipv4 → remove the reference, or change the machine's state",
  ],
);
check(
  "dependsOn, setup, needs and on name what is there",
  `machines: { web: { ${from}, dependsOn: [bd], setup: [tset] } }\ntasks: { test: { run: x, needs: [tets], on: [wbe] } }`,
  [
    "3:47 DEV-141 there is no machine bd → write one of: web",
    "3:60 DEV-141 there is no task tset → did you mean test?",
    "4:34 DEV-141 there is no task tets → did you mean test?",
    "4:46 DEV-141 there is no machine or label wbe → did you mean web?",
  ],
);
check(
  "machines that wait for each other are told with the way round",
  `machines:\n  a: { ${from}, dependsOn: [b] }\n  b: { ${from}, env: { X: "\${machine.c.ipv4}" } }\n  c: { ${from}, dependsOn: [a] }`,
  [
    "4:34 DEV-142 machines wait for each other: machine.a → machine.b → machine.c → machine.a → remove one of the dependsOn or references between them",
  ],
);
check("a machine that waits for itself is told", `machines: { a: { ${from}, dependsOn: [a] } }`, [
  "3:45 DEV-142 a depends on itself → remove it",
]);
check(
  "tasks that need each other are told with the way round",
  "tasks: { a: { run: x, needs: [b] }, b: { run: x, needs: [a] } }",
  ["3:30 DEV-142 tasks wait for each other: a → b → a → remove one of their needs"],
);

// Host files

check(
  "files that are not there are told with where they were looked for",
  `machines: { a: { ${from}, files: [ { from: ./x, to: /x } ] } }`,
  [
    expect.stringMatching(
      "^3:50 DEV-160 there is no file ./x → create it, or correct the path: it is /.*/x$",
    ),
  ] as unknown as string[],
);
check(
  "paths that the system refuses are not there either",
  `machines: { a: { ${from}, files: [ { from: ${"x".repeat(5000)}, to: /x } ] } }`,
  [expect.stringMatching("^3:50 DEV-160 there is no file xxx")] as unknown as string[],
);
check(
  "a folder is no file and a file no folder",
  `machines: { a: { ${from}, files: [ { from: ., to: /x } ], mounts: [ { source: f, target: /f } ] } }`,
  [
    "3:50 DEV-160 . is not a file → name a file; to share a folder use mounts",
    "3:85 DEV-160 f is not a folder → name a folder; to copy a file use files",
  ],
  { files: { f: "" } },
);
check(
  "nothing outside the project is read",
  `machines: { a: { ${from}, files: [ { from: /etc/hostname, to: /x } ], mounts: [ { source: .., target: /f } ] } }`,
  [
    '3:50 DEV-161 /etc/hostname is outside the project → copy it into the project, or allow its folder: allowOutside: ["/etc/hostname"]',
    '3:97 DEV-161 .. is outside the project → copy it into the project, or allow its folder: allowOutside: [".."]',
  ],
);
check(
  "where Multipass mounts nothing, and twice at one place",
  `machines:
  a:
    ${from}
    mounts:
${["/", "/home//ubuntu/", "/dev/x", "/w/../proc", "/w", "/w/", "/home/ubuntu/w", "/devices"].map((target) => `      - { source: ., target: ${target} }\n`).join("")}`,
  [
    ...[
      ["7:30", "/"],
      ["8:30", "/home/ubuntu"],
      ["9:30", "/dev/x"],
      ["10:30", "/proc"],
    ].map(
      ([place, target]) =>
        `${place} DEV-156 Multipass mounts nothing at ${target} → write a folder of its own, such as /workspace or /home/ubuntu/work`,
    ),
    "12:30 DEV-156 another mount of a is at /w → give each mount another target, or remove one",
  ],
);
check(
  "a cloud-init document with a mistake is told before anything is created",
  `machines: { a: { ${from}, cloudInit: ./c.yaml }, b: { ${from}, cloudInit: "#cloud-config\\na: [" } }`,
  [
    "c.yaml:2:1 DEV-103 not valid YAML: flow sequence in block collection must be sufficiently indented and end with a ] → indent siblings alike, by spaces, and close every bracket",
    "3:87 DEV-162 the cloud-init document cannot be used: not valid YAML: flow sequence in block collection must be sufficiently indented and end with a ] → correct line 2 of the document; in a file of its own it would be shown",
  ],
  { files: { "c.yaml": "packages: [git\n" } },
);
check(
  "a certificate file must hold one",
  "host: { caCertificates: [ca.pem] }",
  ["3:26 DEV-163 ca.pem holds no certificate → name a PEM file: -----BEGIN CERTIFICATE-----"],
  { files: { "ca.pem": "x" } },
);

// Tasks

check(
  "a condition is about results of tasks that are needed",
  `tasks:\n  a: { run: x }\n  b: { run: x, needs: [a], when: a.passd }\n  c: { run: x, when: onFailure }\n  d: { run: x, when: always }`,
  [
    "5:34 DEV-144 when a.passd: it has passed, failed, skipped after a., not passd → write always, onFailure, or an expression such as test.failed && !lint.skipped",
    "6:22 DEV-144 when onFailure: it is about tasks that this one needs, and it needs none → name them: needs: [ test ]",
  ],
);
check(
  "a copy names both its ends, and neither is out of the project or where a guest could do harm",
  `tasks: { a: { run: x, sync: [ { from: a, to: "~" }, { from: ../a, to: b }, { from: b, to: ., direction: pull }, { from: b, to: .git/hooks, direction: pull }, { from: b, to: a/Devorch.yml, direction: pull } ] } }`,
  [
    "3:46 DEV-145 ~ does not say which file or folder → write the folder's name, as in ~/data",
    '3:61 DEV-161 ../a is outside the project → copy it into the project, or allow its folder: allowOutside: ["../a"]',
    "3:91 DEV-145 . is not for a guest to write to → write a folder of its own, as in ./out",
    "3:128 DEV-145 .git/hooks is not for a guest to write to → write a folder of its own, as in ./out",
    "3:174 DEV-145 a/Devorch.yml is not for a guest to write to → write a folder of its own, as in ./out",
  ],
);
check(
  "a setup task, and what it needs, says only what a machine's state can have",
  `machines: { web: { ${from}, setup: [b] } }\ntasks:\n  a: { run: x, outputs: [o], reports: [r] }\n  b: { run: x, needs: [a], when: always, continueOnError: true, inputs: [b], ports: [80], user: root }`,
  [
    "5:25 DEV-146 outputs means nothing where a is a setup task → write them in a task for devorch run that needs this one",
    "5:39 DEV-146 reports means nothing where a is a setup task → write them in a task for devorch run that needs this one",
    "6:34 DEV-146 when means nothing where b is a setup task → let the command find out, or take the task out of setup",
    "6:59 DEV-146 continueOnError means nothing where b is a setup task → write || true in its command, or take the task out of setup",
  ],
);

// Moves

check(
  "a move leads from a name that is gone to one that is there",
  `machines: { web: { ${from} } }\nmoved: [ { from: machine.web, to: machine.ap } ]`,
  [
    "4:18 DEV-170 machine.web is still there → rename the machine to ap, or remove this move",
    "4:35 DEV-170 there is no machine.ap → write one of: web",
  ],
);

test("a configuration that is a list is told to be a map", async () => {
  expect(await problemsOf("- a")).toEqual([
    "1:1 DEV-111 the configuration must be a map, got a list → write NAME: VALUE, one to a line",
  ]);
});
