//! Numbers in as few bytes as they need: seven bits each, the last one below
//! 128.

/// Adds a number.
pub(super) fn push(number: u64, bytes: &mut Vec<u8>) {
    let mut rest = number;
    while rest >= 128 {
        bytes.push(rest.to_le_bytes()[0] | 128);
        rest >>= 7;
    }
    bytes.push(rest.to_le_bytes()[0]);
}

/// Takes the number off that comes first; 0 where there is none.
pub(super) fn take(bytes: &mut &[u8]) -> u64 {
    let (mut number, mut shift) = (0, 0);
    while let Some((byte, rest)) = bytes.split_first() {
        *bytes = rest;
        number |= u64::from(byte & 127) << shift;
        shift = (shift + 7) % 64;
        if *byte < 128 {
            break;
        }
    }
    number
}

/// Takes a number off that was a `u32`.
pub(super) fn take_small(bytes: &mut &[u8]) -> u32 {
    u32::try_from(take(bytes)).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_come_back_in_their_order() {
        let numbers = [0, 1, 127, 128, 300, u64::from(u32::MAX), 1 << 62, u64::MAX];
        let mut bytes = Vec::new();
        for number in numbers {
            push(number, &mut bytes);
        }
        let mut rest = &bytes[..];
        assert_eq!(numbers.map(|_| take(&mut rest)), numbers);
        assert_eq!((rest.len(), take(&mut rest)), (0, 0));
    }
}
