package names

import "testing"

func TestNamesOfOnePerson(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want Sameness
	}{
		{"Park Cheol-kyun", "Chul-kyun Park", Certain}, {"Kim Yong-kil", "KIM Yongkil", Certain}, {"Kim Yong-kil", "Yong-gil Kim", Certain},
		{"김용길", "Kim Yong-kil", Certain}, {"Yoon Suk Yeol", "YOON Seok-yeol", Certain}, {"Lee Sang-deok", "Lee Sang-duk", Certain},
		{"KANASUGI Kenji", "Kenji Kanasugi", Certain}, {"Mr. Ihara Junichi", "Jun'ichi Ihara", Certain}, {"Ōno Tarō", "Taro Ohno", Certain},
		{"Jake Sullivan", "Sullivan", Possible}, {"J. Sullivan", "Jake Sullivan", Possible}, {"Antony J. Blinken", "Tony Blinken", Certain},
		{"Volodymyr Zelenskyy", "Vladimir Zelensky", Certain}, {"Luiz Inácio Lula da Silva", "President Lula da Silva", Certain},
		{"Chou En-lai", "Zhou Enlai", Certain}, {"Kim Yong-kil", "Kim Yong-nam", No}, {"Wang Yi", "Wang Yang", No}, {"Kim Jong-un", "Kim Jong-nam", No},
		{"Park Jin", "Park Geun-hye", No}, {"조 바이든", "Joe Biden", Certain},
	} {
		got, back := Compare(c.a, c.b), Compare(c.b, c.a)
		if got.Same != c.want || got.Reason == "" {
			t.Errorf("%s and %s: %v, want %v", c.a, c.b, got, c.want)
		}
		if back.Same != got.Same {
			t.Errorf("%s and %s: %v, the other way round %v", c.a, c.b, got, back)
		}
	}
}
