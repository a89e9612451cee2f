package feeds

// The types of schema.org in the forms that pages hold (JSON-LD 1.1). Addresses
// may be relative where the page has no absolute one. An empty field is left out.

// LinkedArticle is a release.
type LinkedArticle struct {
	Context     string             `json:"@context"`
	Type        string             `json:"@type"` // NewsArticle
	ID          string             `json:"@id"`
	URL         string             `json:"url"`
	Headline    string             `json:"headline"`
	Lang        string             `json:"inLanguage"`
	Description string             `json:"description,omitempty"`
	Published   string             `json:"datePublished"` // RFC 3339
	Modified    string             `json:"dateModified"`
	Version     int                `json:"version"`
	Status      string             `json:"creativeWorkStatus,omitempty"`
	Publisher   LinkedOrganisation `json:"publisher"`
	Author      LinkedOrganisation `json:"author"`
	Free        bool               `json:"isAccessibleForFree"`
	Terms       string             `json:"usageInfo,omitempty"`
	Licence     string             `json:"license,omitempty"`    // its address; "" for terms that are no known licence
	Credit      string             `json:"creditText,omitempty"` // says what a demonstration's text is
	Source      string             `json:"isBasedOn,omitempty"`
	Original    *LinkedReference   `json:"translationOfWork,omitempty"`
	Editions    []LinkedReference  `json:"workTranslation,omitempty"`
	About       *LinkedReference   `json:"about,omitempty"`
	Media       []LinkedMedia      `json:"associatedMedia,omitempty"`
}

// LinkedMedia is a file or a photo of a release, with its own terms.
type LinkedMedia struct {
	Type    string `json:"@type"` // MediaObject, or ImageObject
	URL     string `json:"contentUrl"`
	Name    string `json:"name"`
	Format  string `json:"encodingFormat"` // media type
	Size    string `json:"contentSize"`
	Caption string `json:"caption,omitempty"`
	Credit  string `json:"creditText,omitempty"`
	Licence string `json:"license,omitempty"` // its address; "" where it is that of the release
}

// LinkedReference names something that is described elsewhere.
type LinkedReference struct {
	Type string `json:"@type"`
	ID   string `json:"@id"`
	Name string `json:"name,omitempty"`
	Lang string `json:"inLanguage,omitempty"`
}

// LinkedOrganisation is a body.
type LinkedOrganisation struct {
	Type string `json:"@type"` // GovernmentOrganization, or Organization
	ID   string `json:"@id,omitempty"`
	Name string `json:"name"`
	URL  string `json:"url,omitempty"`
}

// LinkedEvent is a meeting, or a series of them.
type LinkedEvent struct {
	Context     string            `json:"@context,omitempty"` // "" inside another
	Type        string            `json:"@type"`              // Event or EventSeries
	ID          string            `json:"@id"`
	URL         string            `json:"url"`
	Name        string            `json:"name"`
	Start       string            `json:"startDate,omitempty"` // as far as it is known
	End         string            `json:"endDate,omitempty"`
	Place       *LinkedPlace      `json:"location,omitempty"`
	Description string            `json:"description,omitempty"`
	Credit      string            `json:"disambiguatingDescription,omitempty"` // says what a demonstration's texts are
	Series      *LinkedReference  `json:"superEvent,omitempty"`
	Rounds      []LinkedEvent     `json:"subEvent,omitempty"`
	Attendees   []LinkedPerson    `json:"attendee,omitempty"`
	Texts       []LinkedReference `json:"subjectOf,omitempty"`
}

// LinkedPlace is where a meeting was.
type LinkedPlace struct {
	Type    string         `json:"@type"` // Place
	Name    string         `json:"name,omitempty"`
	Address *LinkedAddress `json:"address,omitempty"`
}

// LinkedAddress is the town and country of a place.
type LinkedAddress struct {
	Type    string `json:"@type"` // PostalAddress
	City    string `json:"addressLocality,omitempty"`
	Country string `json:"addressCountry,omitempty"`
}

// LinkedPerson is someone with a page, or someone at a meeting with the post at
// the time.
type LinkedPerson struct {
	Context     string              `json:"@context,omitempty"`
	Type        string              `json:"@type"` // Person
	ID          string              `json:"@id,omitempty"`
	URL         string              `json:"url,omitempty"`
	Name        string              `json:"name"`
	Post        string              `json:"jobTitle,omitempty"`
	Body        *LinkedOrganisation `json:"affiliation,omitempty"`
	Description string              `json:"description,omitempty"`
	Credit      string              `json:"disambiguatingDescription,omitempty"`
}

// SchemaOrg is the context of all of them.
const SchemaOrg = "https://schema.org"
