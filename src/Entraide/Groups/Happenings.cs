namespace Entraide.Groups;

/// <summary>Somebody wrote to the group and waits for an answer.</summary>
public sealed record SomebodyAsked(Guid MembershipId);

/// <summary>Somebody of the group proposed a welcome talk.</summary>
public sealed record TalkProposed(Guid MembershipId);

/// <summary>A place is held for somebody on the waiting list.</summary>
public sealed record PlaceOffered(Guid MembershipId);

public sealed record MemberAdmitted(Guid MembershipId);

/// <summary>An answer that is no; its words are the same whatever the reason.</summary>
public sealed record AskDeclined(Guid MembershipId);

/// <summary>Somebody who was asked to leads the group from now on.</summary>
public sealed record LeaderFound(Guid MembershipId);

/// <summary>A place came free. Who left is not said.</summary>
public sealed record MemberLeft(Guid GroupId);

public sealed record CharterPublished(Guid GroupId, int Number);

/// <summary>What a group says about itself, or whether it is listed or alive, changed.</summary>
public sealed record GroupChanged(Guid GroupId);

/// <summary>A group has ended; nobody opens its pages any more.</summary>
/// <param name="By">The membership that ended it.</param>
public sealed record GroupEnded(Guid GroupId, Guid? By = null);

/// <summary>Somebody took their words with them: what they wrote to others, or under another key than their own, goes too.</summary>
public sealed record PlaceEmptied(Guid MembershipId);
