# Every target works in a fresh clone: what it needs is installed and built first.
VITEST = npx vitest run

.PHONY: help setup verify build test simulate fuzz faults demo check coverage bench mutation clean packages vm-check

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-10s %s\n", $$1, $$2 }' Makefile

setup: build ## Install what devorch needs on this host
	bin/devorch setup

verify: build ## Check that this host has what devorch needs
	bin/devorch verify

build: node_modules ## Build dist/
	npm run --silent build

test: build packages ## Run the tests
	$(VITEST) $(VITEST_ARGS)

simulate: node_modules ## Histories of failing daemons: SEEDS=10000 makes more, SEED=7 replays one
	$(VITEST) test/simulation

fuzz: node_modules ## Hostile input of every kind, over 100,000 of them: SEED=2 makes others, TARGET=ledger one kind
	FUZZ=1 $(VITEST) test/fuzz

faults: build packages ## All of what make test draws from: devorch killed anywhere, each call failing, 1 GB of output; three hours
	DEVORCH_FULL=1 $(VITEST) test/faults test/scenarios/concurrent.test.ts test/ssh/session.test.ts test/scenarios/task-faults.test.ts

demo: build ## Plan, apply, drift and destroy on the embedded provider
	scripts/demo.sh

check: node_modules ## Format, lint, layers, types, unused code, generated code
	npx biome check --error-on-warnings .
	npm run --silent typecheck
	npm run --silent unused
	$(VITEST) test/house/generated.test.ts

coverage: node_modules ## Run the tests of core and hold their line coverage to its floor
	$(VITEST) --coverage test/core test/laws test/plans

bench: build ## Measure, and print medians and ratios
	node bench/run.mjs

vm-check: node_modules ## Boot, seal and copy a real VM; as root, a quarter of an hour without KVM
	node scripts/vm-check.mjs

mutation: node_modules ## Mutate the heart of core and count what the tests catch
	npx stryker run

clean: ## Remove what was built, installed and reported
	rm -rf dist coverage reports .stryker-tmp node_modules

packages:
	@scripts/install-test-packages.sh

# A linked node_modules belongs to another checkout and is left alone.
node_modules: node_modules/.package-lock.json
node_modules/.package-lock.json: package.json package-lock.json
	test -L node_modules || npm ci --no-audit --no-fund
	@touch $@
