# run: serve the demonstration; needs Go alone.   check: everything that must hold.
.PHONY: run test check bench fuzz soak build
FUZZTIME ?= 10m

run: build
	./readout serve --demo

build:
	CGO_ENABLED=0 go build -trimpath -o readout ./cmd/readout

test:
	go test ./...

check:
	scripts/check.sh

fuzz:
	scripts/fuzz.sh $(FUZZTIME)
