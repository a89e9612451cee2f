package readout

import (
	"slices"
	"strings"
)

// Licence is the code of the terms under which a file may be used, such as
// KOGL-1 or CC-BY-4.0.
type Licence string

// LicenceTerms are a licence in words, and where it stands.
type LicenceTerms struct {
	Licence
	Names map[Lang]string
	URL   string
}

// licences are those that a file may have: the Korea Open Government Licence
// (types 0 to 4 and the one for training of machines), Creative Commons, the
// Open Government Licence, the public domain.
var licences = []LicenceTerms{
	{"KOGL-0", map[Lang]string{"en": "KOGL Type 0: free use", "ko": "공공누리 제0유형: 자유이용"}, "https://www.kogl.or.kr/info/license.do"},
	{"KOGL-1", map[Lang]string{"en": "KOGL Type 1: source indication", "ko": "공공누리 제1유형: 출처표시"}, "https://www.kogl.or.kr/info/licenseType1.do"},
	{"KOGL-2", map[Lang]string{"en": "KOGL Type 2: source indication, no commercial use", "ko": "공공누리 제2유형: 출처표시, 상업적 이용금지"}, "https://www.kogl.or.kr/info/licenseType2.do"},
	{"KOGL-3", map[Lang]string{"en": "KOGL Type 3: source indication, no change", "ko": "공공누리 제3유형: 출처표시, 변경금지"}, "https://www.kogl.or.kr/info/licenseType3.do"},
	{"KOGL-4", map[Lang]string{"en": "KOGL Type 4: source indication, no commercial use, no change", "ko": "공공누리 제4유형: 출처표시, 상업적 이용금지, 변경금지"}, "https://www.kogl.or.kr/info/licenseType4.do"},
	{"KOGL-AI", map[Lang]string{"en": "KOGL AI type: training of artificial intelligence", "ko": "공공누리 AI유형: 인공지능 학습 이용"}, "https://www.kogl.or.kr/info/license.do"},
	{"CC0-1.0", map[Lang]string{"en": "CC0 1.0", "ko": "CC0 1.0"}, "https://creativecommons.org/publicdomain/zero/1.0/"},
	{"CC-BY-4.0", map[Lang]string{"en": "CC BY 4.0", "ko": "CC BY 4.0"}, "https://creativecommons.org/licenses/by/4.0/"},
	{"CC-BY-SA-4.0", map[Lang]string{"en": "CC BY-SA 4.0", "ko": "CC BY-SA 4.0"}, "https://creativecommons.org/licenses/by-sa/4.0/"},
	{"CC-BY-ND-4.0", map[Lang]string{"en": "CC BY-ND 4.0", "ko": "CC BY-ND 4.0"}, "https://creativecommons.org/licenses/by-nd/4.0/"},
	{"CC-BY-NC-4.0", map[Lang]string{"en": "CC BY-NC 4.0", "ko": "CC BY-NC 4.0"}, "https://creativecommons.org/licenses/by-nc/4.0/"},
	{"CC-BY-NC-SA-4.0", map[Lang]string{"en": "CC BY-NC-SA 4.0", "ko": "CC BY-NC-SA 4.0"}, "https://creativecommons.org/licenses/by-nc-sa/4.0/"},
	{"CC-BY-NC-ND-4.0", map[Lang]string{"en": "CC BY-NC-ND 4.0", "ko": "CC BY-NC-ND 4.0"}, "https://creativecommons.org/licenses/by-nc-nd/4.0/"},
	{"OGL-3.0", map[Lang]string{"en": "Open Government Licence v3.0", "ko": "영국 정부 공개 라이선스(OGL) v3.0"}, "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/"},
	{"PD", map[Lang]string{"en": "Public domain", "ko": "퍼블릭 도메인(자유이용)"}, "https://creativecommons.org/publicdomain/mark/1.0/"},
}

// Terms are what a licence says; false for a code that is none.
func (l Licence) Terms() (LicenceTerms, bool) {
	i := slices.IndexFunc(licences, func(t LicenceTerms) bool { return t.Licence == l })
	if i < 0 {
		return LicenceTerms{}, false
	}
	return licences[i], true
}

// TermsCalled finds the licence that words such as "KOGL Type 1" or "CC0 1.0"
// name, its code or its English name with or without what follows the colon;
// false for terms that are no licence of the table.
func TermsCalled(words string) (LicenceTerms, bool) {
	for _, t := range licences {
		name, _, _ := strings.Cut(t.Names["en"], ":")
		if words == string(t.Licence) || words == t.Names["en"] || words == name {
			return t, true
		}
	}
	return LicenceTerms{}, false
}

// Licences are the codes of all licences that a file may have.
func Licences() []Licence {
	out := make([]Licence, len(licences))
	for i, t := range licences {
		out[i] = t.Licence
	}
	return out
}
