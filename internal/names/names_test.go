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
		{"金容吉", "Kim Yong-kil", Certain}, {"金容吉", "김용길", Certain}, {"金容吉", "Kim Yong-nam", No}, {"キム・ヨンギル", "Kim Yong-gil", Possible},
		{"朴哲均", "Park Chul-kyun", Certain}, {"岸田文雄", "KISHIDA Fumio", Certain}, {"기시다 후미오(岸田文雄)", "Fumio Kishida", Certain},
		{"弓削州司", "Shuji Yuge", Certain}, {"習近平", "Xi Jinping", Certain}, {"王毅", "Yang Jiechi", No}, {"박철균 국장", "Park Chul-kyun", Certain},
		{"H.E. Dr. PARK Jin", "박진", Certain}, {"Kang, Kyung-wha", "강경화", Certain}, {"", "Kim", No}, {"President", "President", No},
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

// FuzzCompare: no name makes it fail, and the answer is the same both ways.
func FuzzCompare(f *testing.F) {
	f.Add("Kim Yong-kil", "金容吉 (キム・ヨンギル)")
	f.Add("((", "--")
	f.Add("Ürümqi Ғ", "\xff")
	f.Fuzz(func(t *testing.T, a, b string) {
		got, back := Compare(a, b), Compare(b, a)
		if got.Same != back.Same {
			t.Errorf("%q and %q: %v, the other way round %v", a, b, got, back)
		}
		if l := Likeness(a, b); l < 0 || l > 1 {
			t.Errorf("%q and %q are %v alike", a, b, l)
		}
	})
}

func TestASonIsNotHisFather(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want Sameness
	}{
		{"Khalid bin Salman bin Abdulaziz Al-Saud", "Salman bin Abdulaziz Al Saud", No},
		{"Mohammed bin Salman", "Mohamed bin Salman Al Saud", Certain},
		{"Tahnoon bin Zayed Al Nahyan", "Tahnoun bin Zayed", Certain},
		{"Mohamed bin Zayed", "Tahnoun bin Zayed", No},
	} {
		if got := Compare(c.a, c.b); got.Same != c.want {
			t.Errorf("%s and %s: %v", c.a, c.b, got)
		}
	}
}
