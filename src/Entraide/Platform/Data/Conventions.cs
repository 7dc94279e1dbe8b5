using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Metadata.Conventions;

namespace Entraide.Platform.Data;

/// <summary>Keys are random and made by the application; without this EF takes a child with a ready key for an existing row.</summary>
sealed class KeysComeFromTheApplication : IModelFinalizingConvention
{
    public void ProcessModelFinalizing(IConventionModelBuilder model, IConventionContext<IConventionModelBuilder> context)
    {
        foreach (var property in model.Metadata.GetEntityTypes().SelectMany(e => e.FindPrimaryKey()?.Properties ?? []))
            property.Builder.ValueGenerated(ValueGenerated.Never);
    }
}

/// <summary>An <c>int Version</c> is raised at each change, so that of two people changing one thing the second is told.</summary>
sealed class VersionGuardsAgainstLostUpdates : IModelFinalizingConvention
{
    public void ProcessModelFinalizing(IConventionModelBuilder model, IConventionContext<IConventionModelBuilder> context)
    {
        foreach (var entity in model.Metadata.GetEntityTypes())
            if (entity.FindProperty("Version") is { } version && version.ClrType == typeof(int))
                version.Builder.IsConcurrencyToken(true);
    }
}
