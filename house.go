package readout

// Audience says who may see a feature.
type Audience string

// The audiences. What is AudienceDesk or AudienceOff is nowhere in public, and
// its address answers as if it never existed (P29).
const (
	AudiencePublic Audience = "public"
	AudienceDesk   Audience = "desk"
	AudienceOff    Audience = "off"
)

// Feature is something that a house may show, keep for the desk or switch off.
type Feature string

// The features, by their name in the configuration.
const (
	FeatureConfirmedDetails   Feature = "confirmed_details"
	FeatureUnconfirmedDetails Feature = "unconfirmed_details"
	FeatureOtherTexts         Feature = "other_texts"
	FeatureClaimChecks        Feature = "claim_checks"
	FeatureWording            Feature = "wording"
	FeaturePeople             Feature = "people"
	FeatureCountryCounts      Feature = "country_counts"
	FeatureMap                Feature = "map"
	FeatureMostRead           Feature = "most_read"
	FeatureMasthead           Feature = "masthead"
	FeatureHits               Feature = "hits"
)

// House is a preset of audiences: publisher (a ministry's own site) or archive
// (many publishers).
type House string

// The two presets.
const (
	HousePublisher House = "publisher"
	HouseArchive   House = "archive"
)

// Features is the configuration block: an audience for every feature.
type Features map[Feature]Audience

// Features returns the preset of a house, a copy that may be overridden line by
// line; false for an unknown house.
func (h House) Features() (Features, bool) {
	switch h {
	case HousePublisher:
		return Features{
			FeatureConfirmedDetails: AudiencePublic, FeatureUnconfirmedDetails: AudienceDesk, FeatureOtherTexts: AudienceDesk,
			FeatureClaimChecks: AudienceDesk, FeatureWording: AudienceDesk, FeaturePeople: AudienceDesk, FeatureCountryCounts: AudienceDesk,
			FeatureMap: AudienceOff, FeatureMostRead: AudienceOff, FeatureMasthead: AudiencePublic, FeatureHits: AudiencePublic,
		}, true
	case HouseArchive:
		return Features{
			FeatureConfirmedDetails: AudiencePublic, FeatureUnconfirmedDetails: AudiencePublic, FeatureOtherTexts: AudiencePublic,
			FeatureClaimChecks: AudiencePublic, FeatureWording: AudiencePublic, FeaturePeople: AudiencePublic, FeatureCountryCounts: AudiencePublic,
			FeatureMap: AudienceOff, FeatureMostRead: AudienceOff, FeatureMasthead: AudienceOff, FeatureHits: AudiencePublic,
		}, true
	}
	return nil, false
}

// Public reports whether the public may see the feature. A feature without a
// line is closed.
func (f Features) Public(name Feature) bool { return f[name] == AudiencePublic }
