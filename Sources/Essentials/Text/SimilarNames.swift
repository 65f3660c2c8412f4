/// Finds the name that someone probably meant.
public enum SimilarNames {
  /// The name in `names` nearest to `word`, or `nil` where none is near.
  ///
  /// Distance is counted in letters added, left out, replaced or exchanged with their neighbour,
  /// and does not mind case. A name is near when at most a third of the longer word differs (one
  /// letter is always allowed). Of names equally near, the first wins.
  ///
  ///     SimilarNames.nearest(to: "denominater", in: names)   // "denominator"
  ///
  /// - Complexity: O(*n* × *m*) in letters for each name; words above 100 letters are never near.
  public static func nearest(to word: String, in names: some Sequence<String>) -> String? {
    let wanted = Array(word.lowercased())
    var best: (name: String, distance: Int)?
    for name in names {
      let letters = Array(name.lowercased())
      let longer = max(letters.count, wanted.count)
      guard longer <= 100, longer > 0 else { continue }
      let distance = distance(wanted, letters)
      guard distance <= max(1, longer / 3), distance < longer else { continue }
      if distance < best?.distance ?? .max { best = (name, distance) }
    }
    return best?.name
  }

  /// The edits that turn one word into the other (optimal string alignment).
  private static func distance(_ left: [Character], _ right: [Character]) -> Int {
    var beforeLast = [Int](repeating: 0, count: right.count + 1)
    var last = Array(0...right.count)
    for row in 0..<left.count {
      var current = [row + 1]
      current.reserveCapacity(right.count + 1)
      for column in 0..<right.count {
        let replaced = last[column] + (left[row] == right[column] ? 0 : 1)
        var least = min(replaced, last[column + 1] + 1, current[column] + 1)
        if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
          least = min(least, beforeLast[column - 1] + 1)
        }
        current.append(least)
      }
      beforeLast = last
      last = current
    }
    return last[right.count]
  }
}
