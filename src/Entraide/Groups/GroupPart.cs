namespace Entraide.Groups;

/// <summary>What another module shows on the page of a group: its next dates, its conversations. Found by existing.</summary>
public interface IPartOfGroupPage
{
    /// <summary>Small comes first.</summary>
    int Order { get; }

    /// <summary>The partial view and its model, or null to show nothing.</summary>
    Task<(string View, object Model)?> For(Circle circle, CancellationToken stop);
}
