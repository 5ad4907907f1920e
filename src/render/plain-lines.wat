;; The loop of plain-lines.ts, sixteen bytes at a time. In JavaScript it takes four to five times as long.
(module
  (memory (import "lines" "memory") 1)

  ;; Copies what lies at $at to $to, with $prefix after each line feed, as far as bytes are printable ASCII, tabs and line feeds,
  ;; and as there are $spare bytes for prefixes. Returns where it stopped, and where the whole lines before that end ($at if there are none),
  ;; there and in the copy.
  ;; Reads and writes up to fifteen bytes beyond each end.
  (func (export "copy")
    (param $at i32) (param $to i32) (param $spare i32) (param $prefix i32) (param $prefixLength i32)
    (result i32 i32 i32)
    (local $bytes v128) (local $others i32) (local $byte i32) (local $copied i32)
    (local $taken i32) (local $written i32)
    (local.set $taken (local.get $at))
    (local.set $written (local.get $to))
    (block $full
      (loop $next
        (local.set $bytes (v128.load (local.get $at)))
        (v128.store (local.get $to) (local.get $bytes))
        ;; A bit for each byte that is not from 0x20 to 0x7e.
        (local.set $others
          (i8x16.bitmask
            (i8x16.gt_u
              (i8x16.sub (local.get $bytes) (i8x16.splat (i32.const 0x20)))
              (i8x16.splat (i32.const 0x5e)))))
        (if (i32.eqz (local.get $others))
          (then
            (local.set $at (i32.add (local.get $at) (i32.const 16)))
            (local.set $to (i32.add (local.get $to) (i32.const 16)))
            (br $next)))
        (local.set $others (i32.ctz (local.get $others)))
        (local.set $at (i32.add (local.get $at) (local.get $others)))
        (local.set $byte (i32.load8_u (local.get $at)))
        (if (i32.or
              (i32.eq (local.get $byte) (i32.const 0x0a))
              (i32.eq (local.get $byte) (i32.const 0x09)))
          (then
            (local.set $at (i32.add (local.get $at) (i32.const 1)))
            (local.set $to (i32.add (i32.add (local.get $to) (local.get $others)) (i32.const 1)))
            (if (i32.eq (local.get $byte) (i32.const 0x0a))
              (then
                (local.set $taken (local.get $at))
                (local.set $written (local.get $to))
                (local.set $spare (i32.sub (local.get $spare) (local.get $prefixLength)))
                (br_if $full (i32.lt_s (local.get $spare) (i32.const 0)))
                (local.set $copied (i32.const 0))
                (loop $prefixed
                  (v128.store
                    (i32.add (local.get $to) (local.get $copied))
                    (v128.load (i32.add (local.get $prefix) (local.get $copied))))
                  (local.set $copied (i32.add (local.get $copied) (i32.const 16)))
                  (br_if $prefixed (i32.lt_u (local.get $copied) (local.get $prefixLength))))
                (local.set $to (i32.add (local.get $to) (local.get $prefixLength)))))
            (br $next)))))
    (local.get $at)
    (local.get $taken)
    (local.get $written)))
