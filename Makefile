# Samsvar: the commands of daily work. `make help` lists them. All that they need is installed by scripts/setup, which
# works on a bare Debian or Ubuntu; the work itself is in scripts/.

SHELL := /bin/bash
.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help run build test lint check vuln fmt bench fuzz torture windows test-windows screenshots install icons clean setup setup-test gosec

TAGS   := migrated_fynedo,accessibility
PREFIX ?= /usr/local
# The commit is stamped into the program where git can tell it (an archive, or another user's clone, has none).
VCS    := $(if $(shell git rev-parse HEAD 2>/dev/null),auto,false)

help: ## list the commands
	@sed -n 's/^\([a-z-]*\):.*## /  make \1	/p' Makefile | expand -t 18

run: setup build ## open the sample agency; installs what is missing
	@scripts/run

build: ## build bin/samsvar
	CGO_ENABLED=1 scripts/go build -buildvcs=$(VCS) -trimpath -tags $(TAGS) -o bin/samsvar .

test: setup-test ## run all tests, those of the window under Xvfb; installs what is missing
	@scripts/test go
	@$(MAKE) --no-print-directory build
	@scripts/test window

lint: ## gofmt, go vet and staticcheck
	@scripts/lint

vuln: ## govulncheck, where its database can be reached
	@scripts/vuln

gosec: ## patterns that are often unsafe, where the checker can be fetched
	@scripts/gosec

check: setup-test lint vuln gosec test ## everything that must pass before a change is taken

fmt: ## format the sources
	@find . -name '*.go' -not -path './.*/*' -print0 | xargs -0 "$$(scripts/go env GOROOT)/bin/gofmt" -w

bench: ## compare the store with SQLite, disk and memory, documents with LibreOffice (WRITE=1 ROWS=n ONLY=part; BENCH=pattern: the packages' own)
	@scripts/bench

torture: ## all that should not break it, with full counts: hours (FUZZTIME=10m, TORTURE_FUZZ=0 without fuzzing)
	@scripts/torture

fuzz: ## every fuzz target for a short while (FUZZTIME=20s)
	@scripts/fuzz

windows: ## build the Windows package into dist/
	@scripts/setup windows
	@packaging/windows/build

test-windows: windows ## run the Windows program under Wine: first start, import, fix, answer, PDF, close, open again
	@scripts/setup wine
	@scripts/test-windows

screenshots: setup-test build ## take the pictures of the manual anew, of the sample agency in a real window
	@scripts/screenshots

install: build ## install the program, its menu entry and its file type (PREFIX, DESTDIR)
	@packaging/linux/install "$(DESTDIR)$(PREFIX)"

icons: ## draw the icons anew from packaging/icon.svg
	@scripts/setup icons
	@scripts/icons

clean: ## remove what was built
	rm -rf bin dist

setup:
	@scripts/setup

setup-test:
	@scripts/setup test
