namespace Entraide.Accounts;

/// <summary>A page by which people come who have no account yet: at sign-in they are told first how to make one.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ForNewcomersAttribute : Attribute;
