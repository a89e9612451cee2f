# run: serve the demonstration; needs Go alone.   check: everything that must hold.
.PHONY: run build test check bench fuzz soak screenshots lighthouse links axe
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

bench:
	scripts/bench.sh

# every page and state as a picture, with a contact sheet, in build/screenshots
screenshots:
	scripts/shots.sh

lighthouse:
	scripts/lighthouse.sh

# cut the power again and again: slower than check allows
soak:
	go test -run TestP26Kill -count 8 -timeout 60m -v ./cmd/readout
	READOUT_SOAK=10m go test -run TestP26ClusterSurvivesKills -count 1 -timeout 60m -v ./cmd/readout

# a checker that others wrote follows every link of the demonstration
links:
	READOUT_MUST=tools go test -tags links -run TestEveryLinkLeadsSomewhere -count 1 -timeout 60m -v ./cmd/readout

# every accessibility rule over every state in both languages and all three
# views; check runs each rule over one language of each
axe:
	READOUT_AXE=all READOUT_MUST=tools go test -run TestP28PagesOfTheDemonstration/axe -count 1 -timeout 60m -v ./cmd/readout
