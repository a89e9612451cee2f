// Package registerdb is the SQL of the register, for both engines. What the
// public may see is asked of views that stand on the gate; the rest runs inside
// the registrar's own transactions.
package registerdb
