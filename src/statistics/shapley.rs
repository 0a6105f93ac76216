//! Who brought about how much, when several did it together.
//!
//! A game says what every coalition of players is worth: `worth[c]` belongs to the players whose bits are
//! set in `c`, so that its length is 2 to the number of players.
//!
//! ```text
//! value of i          sum over S without i       s! (n - s - 1)! / n!       (v(S + i) - v(S))
//! interaction of i, j sum over S without i and j s! (n - s - 2)! / (n - 1)! (v(S + ij) - v(S + i) - v(S + j) + v(S))
//! ```
//!
//! Values: Shapley (1953). Interaction index: Grabisch & Roubens (1999); above 0 when two players achieve
//! more together than each on its own. Sums go through coalitions in the order of their bits, so equal
//! games give equal bits.

/// Most players of a game.
pub const MOST_PLAYERS: usize = 16;

/// How much more two players are worth together.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Interaction {
    /// The players, the first one before the second. Indices.
    pub players: [usize; 2],
    /// Shapley interaction index. Unit of the worth.
    pub index: f64,
}

/// Shapley value of each player; they sum to `worth[all] - worth[none]`. `[players]`
///
/// # Panics
/// When the number of coalitions is no power of 2, or there are more than [`MOST_PLAYERS`].
pub fn values(worth: &[f64]) -> Vec<f64> {
    let players = players(worth);
    let weights = weights(players, 1);
    let value = |player: usize| {
        let own = 1 << player;
        without(worth, own).fold(0.0, |sum, (others, size)| {
            sum + weights[size] * (worth[others | own] - worth[others])
        })
    };
    (0..players).map(value).collect()
}

/// Shapley interaction index of each pair of players, first by the first player, then by the second.
/// `[pairs]`
///
/// # Panics
/// When the number of coalitions is no power of 2, or there are more than [`MOST_PLAYERS`].
pub fn interactions(worth: &[f64]) -> Vec<Interaction> {
    let players = players(worth);
    let weights = weights(players, 2);
    let index = |left: usize, right: usize| {
        let (left, right) = (1 << left, 1 << right);
        without(worth, left | right).fold(0.0, |sum, (others, size)| {
            // what one player adds with the other minus without, so that nothing is exactly nothing
            let with = worth[others | left | right] - worth[others | left];
            sum + weights[size] * (with - (worth[others | right] - worth[others]))
        })
    };
    (0..players)
        .flat_map(|left| (left + 1..players).map(move |right| [left, right]))
        .map(|players| Interaction { players, index: index(players[0], players[1]) })
        .collect()
}

fn players(worth: &[f64]) -> usize {
    assert!(worth.len().is_power_of_two(), "{} coalitions are no game", worth.len());
    let players = worth.len().trailing_zeros() as usize;
    assert!(players <= MOST_PLAYERS, "{players} players are too many");
    players
}

/// Coalitions without some players, and their sizes.
fn without(worth: &[f64], left_out: usize) -> impl Iterator<Item = (usize, usize)> {
    (0..worth.len())
        .filter(move |coalition| coalition & left_out == 0)
        .map(|coalition| (coalition, coalition.count_ones() as usize))
}

/// Chance that, in a random order, a group of `together` players that enters as one finds exactly a given
/// coalition before it, by the size of that coalition. Empty with fewer players than that.
fn weights(players: usize, together: usize) -> Vec<f64> {
    // 16! is below 2^53: exact
    let factorial = |of: usize| (1..=of).fold(1.0, |product, number| product * number as f64);
    let Some(others) = players.checked_sub(together) else { return Vec::new() };
    let orders = factorial(others + 1);
    (0..=others).map(|size| factorial(size) * factorial(others - size) / orders).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const ROUNDING: f64 = 1e-12;

    fn game(players: usize, worth: impl Fn(usize) -> f64) -> Vec<f64> {
        (0..1 << players).map(worth).collect()
    }

    #[track_caller]
    fn near(simulated: &[f64], theory: &[f64]) {
        let same = simulated.len() == theory.len()
            && simulated.iter().zip(theory).all(|(left, right)| (left - right).abs() < ROUNDING);
        assert!(same, "{simulated:?} is not {theory:?}");
    }

    fn indices(worth: &[f64]) -> Vec<f64> {
        interactions(worth).iter().map(|interaction| interaction.index).collect()
    }

    /// Numbers between -1/3 and 1 that look random (Knuth's linear congruence), the same in every run.
    fn scattered(seed: u64) -> impl Fn(usize) -> f64 {
        move |place| {
            let mut state = seed.wrapping_add(place as u64);
            for _ in 0..4 {
                state = state
                    .wrapping_mul(6_364_136_223_846_793_005)
                    .wrapping_add(1_442_695_040_888_963_407);
            }
            (state >> 11) as f64 / (3_u64 << 51) as f64 - 1.0 / 3.0
        }
    }

    #[test]
    fn the_owner_of_the_scarce_glove_gets_two_thirds() {
        // players 0 and 1 own a left glove each, player 2 owns a right one; only a pair is worth 1
        let worth =
            game(3, |coalition| f64::from(coalition & 0b100 != 0 && coalition & 0b011 != 0));
        near(&values(&worth), &[1.0 / 6.0, 1.0 / 6.0, 2.0 / 3.0]);
        // two owners of the same glove replace each other, owners of different ones need each other
        near(&indices(&worth), &[-0.5, 0.5, 0.5]);
    }

    #[test]
    fn those_who_are_all_needed_share_equally() {
        // worth 6 as soon as players 0, 2 and 3 of four are together
        let worth = game(4, |coalition| if coalition & 0b1101 == 0b1101 { 6.0 } else { 0.0 });
        near(&values(&worth), &[2.0, 0.0, 2.0, 2.0]);
        // Grabisch & Roubens 1999: a unanimity game of t players gives each of its pairs 1 / (t - 1)
        near(&indices(&worth), &[0.0, 3.0, 3.0, 0.0, 0.0, 3.0]);
    }

    #[test]
    fn what_each_adds_on_its_own_is_its_value() {
        let own = [3.0, -1.5, 0.25, 0.0, 7.0];
        let worth = game(5, |coalition| {
            (0..5).filter(|player| coalition >> player & 1 == 1).map(|player| own[player]).sum()
        });
        near(&values(&worth), &own);
        near(&indices(&worth), &[0.0; 10]);
    }

    #[test]
    fn a_player_that_adds_nothing_gets_exactly_0() {
        let random = scattered(3);
        // player 2 of five
        let worth = game(5, |coalition| random(coalition & !0b100));
        assert!(values(&worth)[2].abs() < f64::MIN_POSITIVE);
        for interaction in interactions(&worth) {
            let idle = interaction.players.contains(&2);
            assert_eq!(interaction.index.abs() < f64::MIN_POSITIVE, idle, "{interaction:?}");
        }
    }

    #[test]
    fn players_that_can_be_exchanged_get_the_same() {
        let random = scattered(4);
        // only the size of the coalition counts
        let worth = game(6, |coalition| random(coalition.count_ones() as usize));
        let share = (worth[63] - worth[0]) / 6.0;
        near(&values(&worth), &[share; 6]);
        let pairs = indices(&worth);
        near(&pairs, &[pairs[0]; 15]);
    }

    #[test]
    fn values_sum_to_what_all_achieve_together() {
        for players in 0..=10 {
            for seed in 0..20 {
                let worth = game(players, scattered(100 * seed));
                let sum: f64 = values(&worth).iter().sum();
                let theory = worth[worth.len() - 1] - worth[0];
                assert!((sum - theory).abs() < ROUNDING, "{players} players: {sum}, not {theory}");
            }
        }
    }

    #[test]
    fn the_value_of_a_sum_of_games_is_the_sum_of_values() {
        let (first, second) = (game(6, scattered(1)), game(6, scattered(2)));
        let sum: Vec<f64> = first.iter().zip(&second).map(|(left, right)| left + right).collect();
        let pairs = |of: fn(&[f64]) -> Vec<f64>| -> Vec<f64> {
            of(&first).iter().zip(of(&second)).map(|(left, right)| left + right).collect()
        };
        near(&values(&sum), &pairs(values));
        near(&indices(&sum), &pairs(indices));
    }

    #[test]
    fn a_value_is_what_a_player_adds_in_a_random_order() {
        let worth = game(4, scattered(9));
        let mut sums = [0.0; 4];
        let mut orders = 0.0;
        for order in 0..256_usize {
            let players: Vec<usize> = (0..4).map(|place| order >> (2 * place) & 3).collect();
            if (0..4).any(|player| !players.contains(&player)) {
                continue;
            }
            orders += 1.0;
            let mut before = 0;
            for player in players {
                sums[player] += worth[before | 1 << player] - worth[before];
                before |= 1 << player;
            }
        }
        near(&values(&worth), &sums.map(|sum| sum / orders));
    }

    #[test]
    fn sixteen_players_are_a_game() {
        let worth = game(MOST_PLAYERS, |coalition| f64::from(coalition == (1 << 16) - 1));
        near(&values(&worth), &[1.0 / 16.0; 16]);
    }

    #[test]
    #[should_panic(expected = "3 coalitions are no game")]
    fn a_list_that_is_no_game_is_refused() {
        values(&[0.0; 3]);
    }
}
