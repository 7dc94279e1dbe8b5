using Entraide.Accounts;

namespace Entraide.Groups;

/// <summary>What another module shows on the page of a group: its next dates, its conversations. Found by existing.</summary>
public interface IPartOfGroupPage
{
    /// <summary>Small comes first.</summary>
    int Order { get; }

    /// <summary>The partial view and its model, or null to show nothing.</summary>
    Task<(string View, object Model)?> For(Circle circle, CancellationToken stop);
}

/// <summary>What another module shows first on the page people come to: their next meeting. Found by existing.</summary>
public interface IPartOfMyGroups
{
    /// <summary>The partial view and its model, or null to show nothing.</summary>
    Task<(string View, object Model)?> For(Me me, CancellationToken stop);
}

/// <summary>What another module has for somebody who looks after groups: meetings nobody holds, credentials about to end. Found by existing.</summary>
public interface IAwaitsCoordinators
{
    /// <summary>Small comes first.</summary>
    int Order { get; }

    /// <summary>One sentence and the page on which something is done about it; null when there is nothing. Asked only for a coordinator.</summary>
    Task<(string Sentence, string Page)?> For(Me me, CancellationToken stop);
}

/// <summary>What another module reads in a group's card and says where the card is shown: how it wishes to meet. Found by existing.</summary>
public interface IFactOfCard
{
    (string Label, string Value)? Of(GroupCard card);
}
