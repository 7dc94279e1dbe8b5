using Entraide.Platform.Secrets;

namespace Entraide.Groups;

/// <summary>What a coordinator decided although something was missing: why and on which day. Members read both.</summary>
public sealed record Overridden(string Reason, DateOnly On)
{
    public static Overridden? Read(KeyRing ring, string place, byte[]? reason, DateOnly? on) => ring.OpenOrNull(place, reason) is { } read ? new(read, on!.Value) : null;
}

static class OverrideOfGroup
{
    public static Overridden? OverrideOf(this KeyRing ring, Group group) => Overridden.Read(ring, group.Place("Override"), group.Override, group.OverriddenOn);
}
