// Package claims holds what texts say of the rounds of a series against what is
// known of these rounds: how long ago the last one was, that this one is the first
// since, which number comes before and after, when the next was planned. It checks
// the numbers of a series too.
//
// Its answers are three: a claim fits, does not fit, or cannot be checked, each
// with the rounds and dates that it was held against. Nothing is guessed: what a
// text claims of a round that only this text mentions cannot be checked. It knows
// neither registers nor pages.
package claims
