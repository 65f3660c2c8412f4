/// The names of details and facts that readers and definitions share.
///
/// Any other name may be used too: a column that a layout does not know becomes a detail of its own
/// name.
public enum DetailName {
  // MARK: Of events

  /// The unit of the value, a word.
  public static let unit = "unit"
  /// The organisation that recorded it, a word.
  public static let organisation = "organisation"
  /// How much was prescribed or handed out, a number.
  public static let quantity = "quantity"
  /// For how many days, a number.
  public static let daysSupply = "days_supply"
  /// `<`, `<=`, `>`, `>=` or `~`, a word.
  public static let comparator = "comparator"
  /// A coded or written value, a word.
  public static let text = "text"
  /// When it ended or was resolved, a day or minute.
  public static let end = "end"
  /// The status where it is not a plain completed one, a word.
  public static let status = "status"
  /// Why there is no value, a word.
  public static let absentReason = "absent_reason"
  /// The number of an interval's or record's own id, a word.
  public static let identifier = "id"
  /// The route of a medicine, a word.
  public static let route = "route"
  /// The dose, a number.
  public static let dose = "dose"

  // MARK: Of intervals

  /// The name of a record made by a layout of its own, a word; for intervals of the kind `other`.
  public static let record = "record"
  /// `yes` where a record was written as ending before it started.
  public static let endBeforeStart = "end_before_start"

  // MARK: Of people

  /// The ethnic group, a word.
  public static let ethnicGroup = "ethnic_group"
  /// The index of multiple deprivation or its quintile, a number.
  public static let deprivation = "deprivation"
  /// The mother, a person.
  public static let mother = "mother"
}
